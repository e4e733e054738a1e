import type { RoleSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import { ApiError } from "./errors.ts";

/** Throws 20001 for what is no role sid. Which roles there are is not looked at. */
export function checkRoleSid(text: string): RoleSid {
  if (!isSid("RL", text)) throw new ApiError(20001, "RoleSid is malformed");
  return text;
}
