import * as v from "valibot";
import type { AccountSid, ServiceSid } from "../src/domain/sids.ts";
import type { Ids } from "./ids.ts";
import type { ValuesTable } from "./store/valuesTable.ts";

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

/** Nothing in it is well known, so a forgotten emulator cannot be used by somebody who guesses. */
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

const metaKey = "account";

const accountSchema = v.object({
  accountSid: v.custom<AccountSid>(isSidOf("AC"), "must be AC and 32 hex digits"),
  authToken: v.string(),
  apiKey: v.custom<string>(isSidOf("SK"), "must be SK and 32 hex digits"),
  apiSecret: v.string(),
  serviceSid: v.custom<ServiceSid>(isSidOf("IS"), "must be IS and 32 hex digits"),
  messagingServiceSid: v.custom<string>(isSidOf("MG"), "must be MG and 32 hex digits"),
});

function isSidOf(prefix: string): (input: unknown) => boolean {
  const pattern = new RegExp(`^${prefix}[0-9a-f]{32}$`);
  return (input) => typeof input === "string" && pattern.test(input);
}

/** An account of one's own choice, from JSON; throws a sentence that says what is wrong. */
export function parseAccount(text: string): Account {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), accountSchema), text);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`${v.getDotPath(issue) ?? "The account"}: ${issue.message}`);
}

/** The store's account: the one given, else the one it has, else a new one. */
export function openAccount(meta: ValuesTable, ids: Ids, given: Account | undefined): Account {
  const stored = meta.get(metaKey);
  const account =
    given ??
    (stored === undefined ? createAccount(ids) : v.parse(accountSchema, JSON.parse(stored)));
  if (stored === undefined || given !== undefined) meta.set(metaKey, JSON.stringify(account));
  return account;
}
