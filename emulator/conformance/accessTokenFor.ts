import twilio from "twilio";
import type { Account } from "../account.ts";

/** A token as an app's server makes it, with the official helper. Default: of the account's own service, for an hour. */
export function accessTokenFor(
  { accountSid, apiKey, apiSecret, serviceSid: ownServiceSid }: Account,
  identity: string,
  {
    ttlSeconds = 3600,
    serviceSid = ownServiceSid,
  }: { ttlSeconds?: number | undefined; serviceSid?: string } = {},
): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, apiKey, apiSecret, { identity, ttl: ttlSeconds });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid }));
  return token.toJwt();
}
