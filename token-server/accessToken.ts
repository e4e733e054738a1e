import { createSecretKey } from "node:crypto";
import twilio from "twilio";
import type { TwilioAccount } from "./config/twilioConfig.ts";

/** An access token for the Conversations SDK: one identity, the account's service, signed with the API key's secret. */
export function createAccessToken(
  account: TwilioAccount,
  { identity, lifetimeSeconds }: { identity: string; lifetimeSeconds: number },
): string {
  const { AccessToken } = twilio.jwt;
  const secret = signingKey(account.apiSecret);
  const token = new AccessToken(account.accountSid, account.apiKey, secret, {
    identity,
    ttl: lifetimeSeconds,
  });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid: account.serviceSid }));
  return token.toJwt();
}

/**
 * The helper hands the secret on to jsonwebtoken, which takes a text first for a private key and fails: 0.3 ms a token. A
 * key object it takes as it is: 0.005 ms. The helper's type knows texts only.
 */
function signingKey(secret: string): string {
  return createSecretKey(Buffer.from(secret)) as unknown as string;
}
