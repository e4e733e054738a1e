import type { RoleSid, ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { RoleRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";

/** A posted role: one of the service, of the kind that is asked for (ROLE4). Throws 50100, 50109. */
export function checkRoleSid(
  { services }: ServiceContext,
  serviceSid: ServiceSid,
  type: RoleRow["type"],
  text: string,
): RoleSid {
  const role = isSid("RL", text) ? services.role(text) : undefined;
  if (role?.serviceSid !== serviceSid || role.type !== type) {
    throw new ApiError(type === "service" ? 50100 : 50109, `RoleSid: no such ${type} role`);
  }
  return role.sid;
}
