import type { AccountSid, ServiceSid } from "../src/domain/sids.ts";
import type { Ids } from "./ids.ts";

/** The one Twilio account that the emulator plays, with its secrets. Made once per store and kept in it. */
export interface Account {
  accountSid: AccountSid;
  authToken: string;
  apiKey: string;
  apiSecret: string;
  /** The default Conversation Service. */
  serviceSid: ServiceSid;
  messagingServiceSid: string;
}

/** A new account. Nothing in it is well known, so a forgotten emulator cannot be used by somebody who guesses. */
export function createAccount(ids: Ids): Account {
  return {
    accountSid: ids.sid<AccountSid>("AC"),
    authToken: ids.sid<string>(""),
    apiKey: ids.sid<string>("SK"),
    apiSecret: ids.sid<string>(""),
    serviceSid: ids.sid<ServiceSid>("IS"),
    messagingServiceSid: ids.sid<string>("MG"),
  };
}
