import type { User as SdkUser } from "@twilio/conversations";
import type { User } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";

export type UserSource = Pick<SdkUser, "identity" | "friendlyName" | "isOnline">;

export function toUser(source: UserSource): User {
  return {
    // What the service gives as identity is one.
    identity: source.identity as Identity,
    friendlyName: source.friendlyName ?? "",
    isOnline: source.isOnline ?? null,
  };
}
