import twilio from "twilio";
import type { TwilioAccount } from "./twilioApi.ts";

export const accessTokenLifetimeSeconds = 3600;

/** An access token for the Conversations SDK: one identity, the account's service, signed with the API key's secret. */
export function createAccessToken(account: TwilioAccount, identity: string): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(account.accountSid, account.apiKey, account.apiSecret, {
    identity,
    ttl: accessTokenLifetimeSeconds,
  });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid: account.serviceSid }));
  return token.toJwt();
}
