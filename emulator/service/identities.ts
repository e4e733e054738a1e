import type { Identity } from "../../src/domain/identity.ts";
import { isSid } from "../../src/domain/sids.ts";
import { ApiError } from "./errors.ts";
import type { Limits } from "./limits.ts";
import { storableText } from "./storableText.ts";

/** Reads a posted identity (USER2). Throws 50204, 50206, 50207. */
export function checkIdentity(text: string | undefined, limits: Limits): Identity {
  if (text === undefined || text === "") throw new ApiError(50204);
  if (text.length > limits.identityLength) throw new ApiError(50207);
  if (isSid("US", text)) throw new ApiError(50206);
  if (storableText(text) !== text) {
    throw new ApiError(20001, "Identity has characters that cannot be kept");
  }
  // All that Twilio asks of an identity has been checked.
  return text as Identity;
}
