import twilio from "twilio";

/** The official helper. */
export type TwilioClient = ReturnType<typeof twilio>;

export interface TwilioLogin {
  accountSid: string;
  /** The SID of an API key with its secret, or the account's SID with its auth token. */
  username: string;
  password: string;
}

// The helper waits 30 s by default, which is longer than anybody waits for us.
const timeoutMs = 10_000;

/** The official helper, pointed at Twilio, or at `baseUrl` where another server stands in for all of its products. */
export function createTwilioClient(login: TwilioLogin, baseUrl?: string): TwilioClient {
  const client = twilio(login.username, login.password, {
    accountSid: login.accountSid,
    timeout: timeoutMs,
    // Twilio answers 429 to bursts; the helper then waits and asks again.
    autoRetry: true,
  });
  if (baseUrl !== undefined) {
    for (const product of [
      client.api,
      client.content,
      client.conversations,
      client.iam,
      client.messaging,
    ]) {
      product.baseUrl = baseUrl;
    }
  }
  return client;
}
