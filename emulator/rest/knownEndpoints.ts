/**
 * Paths that Twilio's REST API has and that may be asked for here, by name (behaviour 1.4; Content API; the 2010 API
 * as far as chat programs use it). What has no handler of its own answers 501 with this name, so that nobody takes
 * silence for success. `*` stands for one segment.
 */
const both = ["", "/Services/*"];
const conversations: readonly (readonly [
  path: string,
  methods: string,
  name: string,
  scopes?: readonly string[],
])[] = [
  ["/Configuration", "GET POST", "Configuration", [""]],
  ["/Configuration/Webhooks", "GET POST", "Configuration Webhooks"],
  ["/Configuration/Addresses", "GET POST", "Address Configuration", [""]],
  ["/Configuration/Addresses/*", "GET POST DELETE", "Address Configuration", [""]],
  ["/Conversations", "GET POST", "Conversations"],
  ["/Conversations/*", "GET POST DELETE", "Conversations"],
  ["/ConversationWithParticipants", "POST", "ConversationWithParticipants"],
  ["/Conversations/*/Participants", "GET POST", "Participants"],
  ["/Conversations/*/Participants/*", "GET POST DELETE", "Participants"],
  ["/Conversations/*/Messages", "GET POST", "Messages"],
  ["/Conversations/*/Messages/*", "GET POST DELETE", "Messages"],
  ["/Conversations/*/Messages/*/Receipts", "GET", "Receipts"],
  ["/Conversations/*/Messages/*/Receipts/*", "GET", "Receipts"],
  ["/Conversations/*/Webhooks", "GET POST", "Conversation Webhooks"],
  ["/Conversations/*/Webhooks/*", "GET POST DELETE", "Conversation Webhooks"],
  ["/ParticipantConversations", "GET", "ParticipantConversations"],
  ["/Users", "GET POST", "Users"],
  ["/Users/*", "GET POST DELETE", "Users"],
  ["/Users/*/Conversations", "GET", "User Conversations"],
  ["/Users/*/Conversations/*", "GET POST DELETE", "User Conversations"],
  ["/Roles", "GET POST", "Roles"],
  ["/Roles/*", "GET POST DELETE", "Roles"],
  ["/Credentials", "GET POST", "Credentials", [""]],
  ["/Credentials/*", "GET POST DELETE", "Credentials", [""]],
  ["/Services", "GET POST", "Services", [""]],
  ["/Services/*", "GET DELETE", "Services", [""]],
  ["/Configuration", "GET POST", "Service Configuration", ["/Services/*"]],
  ["/Configuration/Notifications", "GET POST", "Service Notifications", ["/Services/*"]],
  ["/Bindings", "GET", "Bindings", ["/Services/*"]],
  ["/Bindings/*", "GET DELETE", "Bindings", ["/Services/*"]],
  ["/Content", "GET POST", "Content", [""]],
  ["/Content/*", "GET PUT DELETE", "Content", [""]],
  ["/Content/*/ApprovalRequests", "GET", "Content Approval Requests", [""]],
  ["/Content/*/ApprovalRequests/whatsapp", "POST", "Content Approval Requests", [""]],
  ["/ContentAndApprovals", "GET", "Content and Approvals", [""]],
  ["/LegacyContent", "GET", "Legacy Content", [""]],
];

const api2010: readonly (readonly [path: string, methods: string, name: string])[] = [
  ["/2010-04-01/Accounts.json", "GET POST", "Accounts"],
  ["/2010-04-01/Accounts/*.json", "GET POST", "Accounts"],
  ["/2010-04-01/Accounts/*/Messages.json", "GET", "Messaging log"],
  ["/2010-04-01/Accounts/*/Messages.json", "POST", "Sending a text outside of conversations"],
  ["/2010-04-01/Accounts/*/Messages/*", "GET POST DELETE", "Messaging log"],
  ["/2010-04-01/Accounts/*/Messages/*/Media.json", "GET", "Messaging log media"],
  ["/2010-04-01/Accounts/*/Messages/*/Media/*", "GET DELETE", "Messaging log media"],
  ["/2010-04-01/Accounts/*/IncomingPhoneNumbers.json", "GET POST", "IncomingPhoneNumbers"],
  ["/2010-04-01/Accounts/*/IncomingPhoneNumbers/*", "GET POST DELETE", "IncomingPhoneNumbers"],
  ["/v1/Keys", "GET POST", "Keys"],
  ["/v1/Keys/*", "GET POST DELETE", "Keys"],
  ["/messaging/v1/Services", "GET POST", "Messaging Services"],
  ...["", "/messaging"].flatMap((prefix): [string, string, string][] => [
    [`${prefix}/v2/Channels/Senders`, "GET POST", "Channels Senders"],
    [`${prefix}/v2/Channels/Senders/*`, "GET POST DELETE", "Channels Senders"],
    [`${prefix}/v1/Services/MG*`, "GET POST DELETE", "Messaging Services"],
    [`${prefix}/v1/Services/MG*/PhoneNumbers`, "GET POST", "Messaging Service Numbers"],
    [`${prefix}/v1/Services/MG*/PhoneNumbers/*`, "GET DELETE", "Messaging Service Numbers"],
    [`${prefix}/v1/Services/MG*/Compliance/Usa2p`, "GET POST", "A2P campaigns"],
    [`${prefix}/v1/Services/MG*/Compliance/Usa2p/*`, "GET POST DELETE", "A2P campaigns"],
    [`${prefix}/v1/Services/MG*/ShortCodes`, "GET POST", "Messaging Service Short Codes"],
    [`${prefix}/v1/Services/MG*/ShortCodes/*`, "GET DELETE", "Messaging Service Short Codes"],
    [`${prefix}/v1/Services/MG*/AlphaSenders`, "GET POST", "Messaging Service Alpha Senders"],
    [`${prefix}/v1/Services/MG*/AlphaSenders/*`, "GET DELETE", "Messaging Service Alpha Senders"],
    [`${prefix}/v1/Services/MG*/ChannelSenders`, "GET POST", "Messaging Service Channel Senders"],
    [
      `${prefix}/v1/Services/MG*/ChannelSenders/*`,
      "GET DELETE",
      "Messaging Service Channel Senders",
    ],
  ]),
];

interface KnownEndpoint {
  pattern: RegExp;
  methods: readonly string[];
  name: string;
}

const knownEndpoints: readonly KnownEndpoint[] = [
  ...conversations.flatMap(([path, methods, name, scopes = both]) =>
    scopes.map((scope) => toEndpoint(`/v1${scope}${path}`, methods, name)),
  ),
  ...api2010.map(([path, methods, name]) => toEndpoint(path, methods, name)),
];

function toEndpoint(path: string, methods: string, name: string): KnownEndpoint {
  const pattern = path.replaceAll(".", "\\.").replaceAll("*", "[^/]+");
  return { pattern: new RegExp(`^${pattern}$`), methods: methods.split(" "), name };
}

/** What Twilio knows this request as: the endpoint's name, a path that has no such method, or nothing at all. */
export function recognise(
  method: string,
  path: string,
): { kind: "known"; name: string } | { kind: "wrongMethod" } | { kind: "unknown" } {
  const endpoints = knownEndpoints.filter((endpoint) => endpoint.pattern.test(path));
  const exact = endpoints.find((endpoint) => endpoint.methods.includes(method));
  if (exact !== undefined) return { kind: "known", name: exact.name };
  return { kind: endpoints.length > 0 ? "wrongMethod" : "unknown" };
}
