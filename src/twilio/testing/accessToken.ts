import twilio from "twilio";

export interface TokenAccount {
  accountSid: string;
  apiKey: string;
  apiSecret: string;
  serviceSid: string;
}

/** A token as the token server makes it. */
export function accessToken(account: TokenAccount, identity: string, ttlSeconds = 3600): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(account.accountSid, account.apiKey, account.apiSecret, {
    identity,
    ttl: ttlSeconds,
  });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid: account.serviceSid }));
  return token.toJwt();
}
