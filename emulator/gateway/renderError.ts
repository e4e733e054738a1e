import type { Log } from "../log.ts";
import { ApiError } from "../service/errors.ts";
import type { ErrorBody } from "../wire/client/errorBody.ts";

/** The one place where a refusal becomes an answer of the gateway. Anything but an ApiError is a bug, and logged. */
export function renderError(error: unknown, log: Log): { status: number; body: ErrorBody } {
  if (error instanceof ApiError) return answer(error.status, error.code, error.message);
  log.error({ err: error }, "a request of the gateway failed");
  return answer(500, 20500, "Internal server error");
}

function answer(status: number, code: number, message: string) {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { status, code, message, more_info } };
}
