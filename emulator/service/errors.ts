/**
 * Every refusal of the service: Twilio's code, the HTTP status and Twilio's sentence, in one table. Sources: Twilio's
 * error dictionary; statuses as observed, else inferred (docs/emulator-spec.md, section Errors). Where a sentence goes on
 * with a name or a SID, the thrower gives the whole of it.
 */
const table = {
  19038: { status: 400, message: "PageToken is negative" },
  20001: { status: 400, message: "Bad parameter" },
  20003: { status: 401, message: "Authentication Error - invalid username" },
  20004: { status: 405, message: "Method not allowed" },
  20101: { status: 401, message: "Invalid Access Token" },
  20102: { status: 401, message: "Invalid Access Token header" },
  20103: { status: 401, message: "Invalid Access Token issuer/subject" },
  20104: { status: 401, message: "Access Token expired or expiration date invalid" },
  20105: { status: 401, message: "Access Token not yet valid" },
  20106: { status: 401, message: "Invalid Access Token grants" },
  20107: { status: 401, message: "Invalid Access Token signature" },
  20160: { status: 401, message: "Access Tokens cannot be signed by a Restricted API key" },
  20161: { status: 400, message: "Update without parameters" },
  20404: { status: 404, message: "The requested resource was not found" },
  20409: { status: 409, message: "Conflict" },
  20429: { status: 429, message: "Too Many Requests" },
  20500: { status: 500, message: "Internal server error" },
  20501: { status: 501, message: "Not implemented by this emulator" },
  21421: { status: 400, message: "PhoneNumber is invalid" },
  21422: { status: 400, message: "PhoneNumber is not available" },
  21606: { status: 400, message: "The From phone number is not a valid, message-capable number" },
  21610: { status: 400, message: "Attempt to send to unsubscribed recipient" },
  21617: { status: 400, message: "The concatenated message body exceeds the 1600 character limit" },
  21619: { status: 400, message: "A text message body or media urls must be specified" },
  21623: { status: 400, message: "Number of media files exceeds allowed limit" },
  21655: { status: 400, message: "The ContentSid is invalid" },
  21656: { status: 400, message: "The ContentVariables Parameter is invalid" },
  21710: { status: 409, message: "Phone Number is already in the Messaging Service" },
  21712: { status: 409, message: "Phone Number is associated with another Messaging Service" },
  50003: { status: 400, message: "Friendly name is too long" },
  50004: { status: 400, message: "Unique name is too long" },
  50050: { status: 404, message: "Service instance not found" },
  50054: { status: 400, message: "Invalid webhook format" },
  50055: { status: 400, message: "Invalid webhook method" },
  50056: { status: 403, message: "The change was refused by a webhook" },
  50063: { status: 429, message: "Actions per second limit of the conversation exceeded" },
  50065: { status: 400, message: "Invalid webhook retry count" },
  50074: { status: 429, message: "Actions per second limit of the service exceeded" },
  50100: { status: 404, message: "Role not found" },
  50104: { status: 400, message: "Permission not found" },
  50105: { status: 400, message: "Invalid role type" },
  50107: { status: 403, message: "User not authorized for command" },
  50109: { status: 404, message: "Conversation role not found" },
  50200: { status: 404, message: "User not found" },
  50201: { status: 409, message: "User already exists" },
  50204: { status: 400, message: "Identity not provided" },
  50206: { status: 400, message: "Identity has the format of a User SID" },
  50207: { status: 400, message: "Identity is too long" },
  50209: { status: 400, message: "Invalid binding type" },
  50210: { status: 400, message: "Invalid NotificationLevel" },
  50211: { status: 400, message: "Identity and MessagingBinding.Address cannot be given together" },
  50214: { status: 400, message: "User conversation limit exceeded" },
  50303: { status: 400, message: "Attributes too long" },
  50304: { status: 400, message: "Attributes not valid" },
  50340: { status: 400, message: "MessagingServiceSid is missing" },
  50341: { status: 400, message: "MessagingServiceSid is malformed" },
  50342: { status: 403, message: "Messaging service does not belong to account" },
  50350: { status: 404, message: "Conversation not found" },
  50353: { status: 409, message: "Conversation with provided unique name already exists" },
  50360: { status: 404, message: "Conversation webhook not found" },
  50361: { status: 400, message: "Conversation webhooks limit exceeded" },
  50362: { status: 400, message: "Conversation webhook triggers limit exceeded" },
  50364: { status: 400, message: "Invalid conversation webhook type" },
  50365: { status: 400, message: "Invalid conversation webhook filter" },
  50366: { status: 400, message: "Invalid conversation webhook trigger" },
  50367: { status: 400, message: "Invalid conversation webhook flow SID" },
  50368: { status: 400, message: "Conversation webhook type not provided" },
  50369: { status: 400, message: "Conversation webhook URL not provided" },
  50370: { status: 400, message: "Conversation webhook filter not provided" },
  50371: { status: 400, message: "Conversation webhook trigger not provided" },
  50372: { status: 400, message: "Conversation webhook URL is malformed or too long" },
  50373: { status: 400, message: "The conversation has no messaging service" },
  50374: { status: 400, message: "State must not be empty" },
  50375: { status: 400, message: "Timers.Inactive is too short, the minimum is PT1M" },
  50376: { status: 400, message: "Timers.Closed is too short, the minimum is PT10M" },
  50377: { status: 400, message: "Can't update conversation as it's in final closed state" },
  50378: { status: 400, message: "'State' parameter value is invalid" },
  50379: { status: 400, message: "Timers.Inactive is not an ISO 8601 duration in days or smaller" },
  50380: { status: 400, message: "Timers.Closed is not an ISO 8601 duration in days or smaller" },
  50382: { status: 400, message: "Timer can't be set without state" },
  50384: { status: 400, message: "Initial state can't be 'closed'" },
  50390: { status: 400, message: "UniqueName has the format of a Conversation SID" },
  50405: { status: 400, message: "Invalid LastReadTimestamp" },
  50407: { status: 400, message: "Invalid messaging binding address" },
  50408: { status: 400, message: "Invalid messaging binding proxy address" },
  50409: { status: 400, message: "Participant address equals proxy address" },
  50411: { status: 400, message: "Participant address is empty" },
  50412: { status: 400, message: "Participant proxy address is empty" },
  50413: { status: 403, message: "Account is not authorized to use proxy address" },
  50414: {
    status: 400,
    message: "Participant address and proxy address are of different channels",
  },
  50415: { status: 400, message: "Proxy address is not a WhatsApp sender of this account" },
  50416: {
    status: 409,
    message: "A binding for this participant and proxy address already exists in Conversation",
  },
  50417: { status: 400, message: "Participants limit exceeded" },
  50418: { status: 400, message: "Non-Chat participants limit exceeded" },
  50420: {
    status: 400,
    message: "MessagingBinding.Level and MessagingBinding.Name are for e-mail",
  },
  50421: { status: 400, message: "Invalid last read message index format" },
  50425: {
    status: 409,
    message: "A participant of the new conversation is bound in another conversation already",
  },
  50426: { status: 400, message: "Participants limit of the request exceeded" },
  50430: { status: 403, message: "Participant is not a member of conversation" },
  50432: { status: 404, message: "Participant not found" },
  50433: { status: 409, message: "Participant already exists" },
  50434: {
    status: 400,
    message:
      "A participant of a group conversation needs an address without proxy, or a projected one",
  },
  50435: {
    status: 400,
    message: "A group conversation needs three people, each with an address or a projected address",
  },
  50436: { status: 400, message: "Group conversation size limit exceeded" },
  50437: { status: 409, message: "This number is in the group conversation already" },
  50438: { status: 409, message: "A group conversation of the same people exists already" },
  50439: { status: 400, message: "Account is not authorized to use the projected address" },
  50440: { status: 400, message: "Failed to remove the proxy address of a participant" },
  50441: { status: 400, message: "Failed to add a proxy address to a participant" },
  50442: { status: 400, message: "Failed to remove the projected address of a participant" },
  50443: { status: 400, message: "Failed to add a projected address to a participant" },
  50444: { status: 400, message: "Failed to add an identity to a participant" },
  50451: { status: 400, message: "Identity and Address cannot be given together" },
  50500: { status: 404, message: "Message not found" },
  50503: { status: 400, message: "Message body not provided" },
  50504: { status: 400, message: "Message body is too long" },
  50507: { status: 404, message: "Media not found" },
  50508: { status: 400, message: "Media has already been used in a message" },
  50509: { status: 400, message: "The body of a media message cannot be edited" },
  50510: { status: 400, message: "Media SID is malformed" },
  50512: { status: 400, message: "Media is too large" },
  50513: { status: 400, message: "The author is not in the group conversation" },
  50530: { status: 404, message: "Channel metadata not found" },
  54007: { status: 403, message: "Access forbidden for identity" },
  54100: { status: 404, message: "Document not found" },
  54150: { status: 404, message: "List not found" },
  54200: { status: 404, message: "Map not found" },
} as const satisfies Record<number, { status: number; message: string }>;

export type ErrorCode = keyof typeof table;

/** A refusal on its way to the one place that renders it. `message` names the parameter where there is one. */
export class ApiError extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: ErrorCode, message?: string) {
    super(message ?? table[code].message);
    this.name = "ApiError";
    this.code = code;
    this.status = table[code].status;
  }

  /** An error that was ordered (emulator/faults.ts): any code with any status. */
  static made(code: number, status: number, message: string): ApiError {
    return Object.assign(new ApiError(20500, message), { code, status });
  }
}

export function isErrorCode(code: number): code is ErrorCode {
  return Object.hasOwn(table, code);
}
