import type { FastifyRequest } from "fastify";
import type { Account } from "./account.ts";
import type { ApiKeys } from "./apiKeys.ts";
import { hasSameBytes } from "./hasSameBytes.ts";
import { ApiError } from "./service/errors.ts";

/** What lets programs in. */
export interface Credentials {
  account: Account;
  keys: ApiKeys;
}

/** Lets in who knows the account's auth token or an API key's secret (HTTP Basic), as Twilio's REST API does. */
export function authenticate(
  request: FastifyRequest,
  { account, keys }: Credentials,
): { kind: "account" | "key" } {
  const given = parseBasic(request.headers.authorization);
  if (given === undefined) throw new ApiError(20003, "Authenticate");
  // Both are always compared, so that the time taken tells nothing of which half was wrong.
  const isAccount =
    Number(hasSameBytes(account.accountSid, given.user)) &
    Number(hasSameBytes(account.authToken, given.password));
  const key = keys.find(given.user);
  const isKey = Number(key !== undefined) & Number(hasSameBytes(key?.secret ?? "", given.password));
  if ((isAccount | isKey) === 0) throw new ApiError(20003);
  return { kind: isKey === 1 ? "key" : "account" };
}

function parseBasic(header: string | undefined): { user: string; password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  if (colon < 0) return undefined;
  return { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
