import fc from "fast-check";
import { pathPart } from "./fillPath.ts";

/** The form parameters of each resource, as `/v1` has them. */
const parametersOf: Record<string, readonly string[]> = {
  conversation: [
    ...["FriendlyName", "UniqueName", "Attributes", "MessagingServiceSid", "State"],
    ...["Timers.Inactive", "Timers.Closed", "DateCreated", "DateUpdated", "Bindings.Email.Address"],
  ],
  participant: [
    ...["Identity", "MessagingBinding.Address", "MessagingBinding.ProxyAddress", "RoleSid"],
    ...["MessagingBinding.ProjectedAddress", "LastReadMessageIndex", "LastReadTimestamp"],
    ...["Attributes", "Participant"],
  ],
  message: [
    ...["Author", "Body", "Attributes", "MediaSid", "ContentSid", "ContentVariables", "Subject"],
    ...["DateCreated", "DateUpdated"],
  ],
  webhook: [
    ...["Target", "Configuration.Url", "Configuration.Method", "Configuration.Filters"],
    ...["Configuration.Triggers", "Configuration.FlowSid", "Configuration.ReplayAfter"],
    ...["PreWebhookUrl", "PostWebhookUrl", "Method", "Filters"],
  ],
  address: [
    ...["Type", "Address", "FriendlyName", "AutoCreation.Enabled", "AutoCreation.Type"],
    ...["AutoCreation.ConversationServiceSid", "AutoCreation.WebhookUrl"],
    ...["AutoCreation.WebhookMethod", "AutoCreation.WebhookFilters", "AddressCountry"],
    ...["AutoCreation.StudioFlowSid", "AutoCreation.StudioRetryCount"],
  ],
  user: ["Identity", "FriendlyName", "Attributes", "RoleSid", "NotificationLevel"],
  role: ["FriendlyName", "Type", "Permission"],
  credential: ["Type", "FriendlyName", "Certificate", "PrivateKey", "Sandbox", "ApiKey", "Secret"],
  service: [
    ...["DefaultConversationCreatorRoleSid", "DefaultConversationRoleSid", "ReachabilityEnabled"],
    ...["DefaultChatServiceRoleSid", "DefaultChatServiceSid", "DefaultMessagingServiceSid"],
    ...["DefaultInactiveTimer", "DefaultClosedTimer", "LogEnabled"],
    ...["NewMessage.Enabled", "NewMessage.Template", "NewMessage.BadgeCountEnabled"],
  ],
  number: ["PhoneNumber", "AreaCode", "SmsUrl", "SmsMethod", "FriendlyName"],
  query: [
    ...["PageSize", "PageToken", "Page", "Order", "State", "StartDate", "EndDate", "Identity"],
    ...["Address", "Type", "BindingType", "To", "From", "DateSent", "Channel", "Content", "limit"],
    ...["q", "page", "phone", "access_token", "Category", "PhoneNumber", "FriendlyName"],
  ],
  odd: ["__proto__", "constructor", "toString", "A.B", "x[]", ""],
};

const jsonNames = [
  ...["label", "state", "to", "body", "media", "from", "on", "effect", "count", "delayMs", "code"],
  ...["sentDelayMs", "deliveredDelayMs", "unreachableAfterMs", "advanceMs", "status", "path"],
  ...["method", "min", "max", "enabled", "address", "seed", "expireTokens", "rejectionReason"],
  ...["friendly_name", "language", "variables", "types", "name", "category", "__proto__"],
];

const rightValues = [
  ...["hello", "alice", "+16505551001", "+15005550006", "whatsapp:+447700900483", "{}", '{"a":1}'],
  ...["true", "false", "active", "inactive", "closed", "PT1M", "P1D", "2026-01-01T00:00:00Z", "0"],
  ...["1", "50", "sms", "whatsapp", "webhook", "studio", "trigger", "default", "GET", "POST"],
  ...["onMessageAdded", "http://127.0.0.1:9/", "conversation", "service", "sendMessage", "asc"],
  ...["desc", "muted", "apn", "fcm", "2026-01-01", "415", '{"identity": "eve"}', "image/png"],
];
const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...rightValues) },
  { weight: 3, arbitrary: fc.string({ unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.constantFrom("\0", "x".repeat(40_000), "-1", "1e9", "CH", "💥") },
  { weight: 1, arbitrary: fc.nat(20).map((at) => `sid:${at}`) },
);

const names = fc.constantFrom(...Object.keys(parametersOf)).chain((kind) =>
  fc.array(fc.tuple(fc.constantFrom(...(parametersOf[kind] ?? ["FriendlyName"])), text), {
    maxLength: 5,
  }),
);

const form = names.map((pairs) => new URLSearchParams(pairs).toString());
const json = fc.oneof(
  fc.dictionary(fc.constantFrom(...jsonNames), fc.oneof(text, fc.jsonValue(), fc.nat(1_000))),
  fc.record({
    on: fc.constantFrom("rest", "sdk", "webhook", "media"),
    effect: fc.constantFrom("error", "lostReply", "slow", "x"),
    count: fc.oneof(fc.nat(3), fc.integer(), fc.constant(null)),
  }),
  fc.record({ to: fc.constantFrom("+15005550006", "x"), body: text }),
  fc.jsonValue(),
);

export interface Content {
  type: string | null;
  body: string | undefined;
}

export const content: fc.Arbitrary<Content> = fc.oneof(
  {
    weight: 8,
    arbitrary: form.map((body) => ({ type: "application/x-www-form-urlencoded", body })),
  },
  {
    weight: 4,
    arbitrary: json.map((value) => ({ type: "application/json", body: JSON.stringify(value) })),
  },
  { weight: 1, arbitrary: fc.constant({ type: null, body: undefined }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom(
        ...["application/json", "application/x-www-form-urlencoded", "text/plain", "image/png"],
        ...["multipart/form-data; boundary=x", "x", ""],
      ),
      body: fc.string({ unit: "binary" }),
    }),
  },
);

export interface RequestInput {
  route: number;
  /** Another method than the route's, mostly none. */
  method: string | null;
  parts: readonly ({ at: number } | { odd: string })[];
  query: string;
  content: Content;
  /** Whether it comes with the account's own name and password. */
  signedIn: "yes" | "no" | "wrong";
}

export const requestInput: fc.Arbitrary<RequestInput> = fc.record({
  route: fc.nat(10_000),
  method: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"),
    },
  ),
  parts: fc.array(pathPart, { minLength: 5, maxLength: 5 }),
  query: fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    { weight: 2, arbitrary: form.map((value) => `?${value}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("?%", "?PageSize=%E0%A4%A", "?&&=&", "?PageSize[]=1", "?a=1&a=2"),
    },
  ),
  content,
  signedIn: fc.oneof(
    { weight: 20, arbitrary: fc.constant("yes" as const) },
    { weight: 1, arbitrary: fc.constantFrom("no" as const, "wrong" as const) },
  ),
});
