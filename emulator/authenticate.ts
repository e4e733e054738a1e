import type { FastifyRequest } from "fastify";
import type { Account } from "./account.ts";
import { hasSameBytes } from "./hasSameBytes.ts";
import { ApiError } from "./service/errors.ts";

/** Lets in who knows the account's auth token or the API key's secret (HTTP Basic), as Twilio's REST API does. */
export function authenticate(request: FastifyRequest, account: Account): void {
  const given = parseBasic(request.headers.authorization);
  if (given === undefined) throw new ApiError(20003, "Authenticate");
  const known = [
    { user: account.accountSid, password: account.authToken },
    { user: account.apiKey, password: account.apiSecret },
  ];
  // Both are always compared, so that the time taken tells nothing of which half was wrong.
  const matches = known.map(
    ({ user, password }) =>
      Number(hasSameBytes(user, given.user)) & Number(hasSameBytes(password, given.password)),
  );
  if (!matches.includes(1)) throw new ApiError(20003);
}

function parseBasic(header: string | undefined): { user: string; password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  if (colon < 0) return undefined;
  return { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
