import twilio from "twilio";
import { expect, test } from "vitest";
import { helperFor, startRest } from "./restHarness.ts";

async function start() {
  const { emulator, client } = await startRest();
  const { accountSid, serviceSid } = emulator.account;
  return {
    emulator,
    iam: client.iam.v1,
    accountSid,
    /** What the media service says of a token: 404 where it is good, as nothing is there. */
    async tryToken(sid: string, secret: string) {
      const { AccessToken } = twilio.jwt;
      const token = new AccessToken(accountSid, sid, secret, { identity: "alice" });
      token.addGrant(new AccessToken.ChatGrant({ serviceSid }));
      const url = `${emulator.url}/mcs/v1/Services/${serviceSid}/Media/ME${"0".repeat(32)}`;
      const response = await fetch(url, { headers: { "x-twilio-token": token.toJwt() } });
      // Twilio's error body (behaviour 1.1).
      return ((await response.json()) as { code: number }).code;
    },
  };
}

test("KEY1 API keys are made by the account's auth token, and let programs in until they are deleted", async () => {
  const { emulator, iam, accountSid, tryToken } = await start();
  const made = await iam.newApiKey.create({ accountSid, friendlyName: "Second" });
  expect(made).toMatchObject({ sid: expect.stringMatching(/^SK/), friendlyName: "Second" });
  expect((await iam.getApiKeys.list({ accountSid })).map(({ sid }) => sid)).toEqual([
    emulator.account.apiKey,
    made.sid,
  ]);
  const fetched = await iam.apiKey(made.sid).fetch();
  expect(fetched).toMatchObject({ friendlyName: "Second", policy: null });
  expect(fetched).not.toHaveProperty("secret");
  await iam.apiKey(made.sid).update({ friendlyName: "Renamed" });

  const byKey = helperFor(emulator, { username: made.sid, password: made.secret });
  expect(await byKey.conversations.v1.services.list()).toHaveLength(1);
  expect(await tryToken(made.sid, made.secret)).toBe(20404);
  await emulator.reset();
  expect(await tryToken(made.sid, made.secret)).toBe(20404);
  await expect(byKey.iam.v1.apiKey(made.sid).fetch()).rejects.toMatchObject({ code: 20003 });

  await iam.apiKey(made.sid).remove();
  expect(await tryToken(made.sid, made.secret)).toBe(20103);
  await expect(byKey.conversations.v1.services.list()).rejects.toMatchObject({ status: 401 });
});

test("KEY2 the tokens of a Restricted key are refused", async () => {
  const { iam, accountSid, tryToken } = await start();
  const policy = { allow: ["/twilio/conversations/services/read"] };
  const made = await iam.newApiKey.create({ accountSid, keyType: "restricted", policy });
  expect((await iam.apiKey(made.sid).fetch()).policy).toEqual(policy);
  expect(await tryToken(made.sid, made.secret)).toBe(20160);
  await expect(iam.newApiKey.create({ accountSid, keyType: "restricted" })).rejects.toMatchObject({
    code: 20001,
  });
});
