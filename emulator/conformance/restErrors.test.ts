import { expect, test } from "vitest";
import { helperFor, rawRequest, startRest } from "./restHarness.ts";

test("the account's token and the API key's secret open, anything else is 401 / 20003", async () => {
  const { emulator } = await startRest();
  const { accountSid, authToken, apiKey, apiSecret } = emulator.account;
  const tryWith = (username: string, password: string) =>
    helperFor(emulator, { username, password }).conversations.v1.conversations.list();
  expect(await tryWith(accountSid, authToken)).toEqual([]);
  expect(await tryWith(apiKey, apiSecret)).toEqual([]);
  const refused = { status: 401, code: 20003 };
  await expect(tryWith(accountSid, apiSecret)).rejects.toMatchObject(refused);
  await expect(tryWith(apiKey, authToken)).rejects.toMatchObject(refused);
  await expect(tryWith("nobody", authToken)).rejects.toMatchObject(refused);
  const bare = await fetch(`${emulator.url}/v1/Conversations`);
  expect(bare.status).toBe(401);
  expect(bare.headers.get("www-authenticate")).toContain("Basic");
  expect(await bare.json()).toEqual({
    code: 20003,
    message: "Authenticate",
    more_info: "https://www.twilio.com/docs/errors/20003",
    status: 401,
  });
});

test("an update that says nothing is 20161", async () => {
  const { client, emulator } = await startRest();
  const { sid } = await client.conversations.v1.conversations.create();
  await expect(client.conversations.v1.conversations(sid).update({})).rejects.toMatchObject({
    status: 400,
    code: 20161,
  });
  const unknownOnly = await rawRequest(emulator, `/v1/Conversations/${sid}`, {
    method: "POST",
    body: new URLSearchParams({ Nonsense: "1" }),
  });
  expect(await unknownOnly.json()).toMatchObject({ code: 20161 });
});

test.each([["GET", "/2010-04-01/Accounts.json", "Accounts"]])(
  "%s %s answers 501 with its name",
  async (method, path, name) => {
    const { emulator } = await startRest();
    const response = await rawRequest(emulator, path, { method });
    expect(response.status).toBe(501);
    expect(await response.json()).toMatchObject({
      code: 20501,
      status: 501,
      message: expect.stringContaining(name),
    });
  },
);

test.each(["/v1/Nonsense", "/v1/Conversations/CH1/Export", "/2010-04-01/Nonsense", "/v2/Nonsense"])(
  "%s is unknown: 404 / 20404",
  async (path) => {
    const { emulator } = await startRest();
    const response = await rawRequest(emulator, path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 20404, status: 404 });
  },
);

test("a method that the path does not have is 405", async () => {
  const { emulator } = await startRest();
  const response = await rawRequest(emulator, "/v1/Conversations", { method: "PUT" });
  expect(response.status).toBe(405);
  expect(await response.json()).toMatchObject({ code: 20004 });
});

test("another service is 404", async () => {
  const { client } = await startRest();
  const other = client.conversations.v1.services(`IS${"0".repeat(32)}`);
  await expect(other.conversations.list()).rejects.toMatchObject({ status: 404, code: 50050 });
});

test.each([
  ["DateCreated", "yesterday"],
  ["DateCreated", "2026-13-45T00:00:00Z"],
  ["Attributes", "no json"],
  ["State", "sleeping"],
])("%s=%s is refused and nothing is made", async (name, value) => {
  const { client, emulator } = await startRest();
  const response = await rawRequest(emulator, "/v1/Conversations", {
    method: "POST",
    body: new URLSearchParams({ [name]: value }),
  });
  expect(response.status).toBe(400);
  expect((await response.json()).message).toMatch(new RegExp(name, "i"));
  expect(await client.conversations.v1.conversations.list()).toEqual([]);
});

test("a body that is no form is refused, not read as one", async () => {
  const { emulator } = await startRest();
  const response = await rawRequest(emulator, "/v1/Conversations", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({ status: 415 });
});

test("identity and address together are 50451", async () => {
  const { client } = await startRest();
  const { participantConversations } = client.conversations.v1;
  await expect(
    participantConversations.list({ identity: "alice", address: "+16505551111" }),
  ).rejects.toMatchObject({ status: 400, code: 50451 });
  await expect(participantConversations.list()).rejects.toMatchObject({ status: 400, code: 20001 });
});
