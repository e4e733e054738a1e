import twilio from "twilio";
import type { TwilioAccount } from "./twilioConfig.ts";

/** An access token for the Conversations SDK: one identity, the account's service, signed with the API key's secret. */
export function createAccessToken(
  account: TwilioAccount,
  { identity, lifetimeSeconds }: { identity: string; lifetimeSeconds: number },
): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(account.accountSid, account.apiKey, account.apiSecret, {
    identity,
    ttl: lifetimeSeconds,
  });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid: account.serviceSid }));
  return token.toJwt();
}
