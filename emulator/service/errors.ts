/**
 * Every refusal of the service: Twilio's code, the HTTP status and Twilio's sentence, in one table. Sources: Twilio's
 * error dictionary; statuses as observed, else inferred (docs/emulator-spec.md, section Errors).
 */
const table = {
  20001: { status: 400, message: "Bad parameter" },
  20003: { status: 401, message: "Authentication Error - invalid username" },
  20101: { status: 401, message: "Invalid Access Token" },
  20102: { status: 401, message: "Invalid Access Token header" },
  20103: { status: 401, message: "Invalid Access Token issuer/subject" },
  20104: { status: 401, message: "Access Token expired or expiration date invalid" },
  20105: { status: 401, message: "Access Token not yet valid" },
  20106: { status: 401, message: "Invalid Access Token grants" },
  20107: { status: 401, message: "Invalid Access Token signature" },
  20161: { status: 400, message: "Update without parameters" },
  20404: { status: 404, message: "The requested resource was not found" },
  20501: { status: 501, message: "Not implemented by this emulator" },
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
}
