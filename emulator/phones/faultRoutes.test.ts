import { expect, test } from "vitest";
import { happens, startHarness } from "../conformance/harness.ts";
import { rawRequest, startRest } from "../conformance/restHarness.ts";
import type { Emulator } from "../createEmulator.ts";

async function control(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${emulator.url}/_emulator${path}`, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

test("FAULT1 the next n requests of a kind are refused with the code that was ordered", async () => {
  const { emulator, client } = await startRest();
  const fault = {
    on: "rest",
    effect: "error",
    method: "post",
    path: "/Conversations",
    code: 50350,
  };
  const ordered = await control(emulator, "POST", "/faults", { ...fault, count: 2 });
  expect(ordered).toMatchObject({ status: 201, body: { id: 1, left: 2, status: 404 } });
  const { conversations } = client.conversations.v1;
  expect(await conversations.list()).toEqual([]);
  for (let times = 0; times < 2; times += 1) {
    await expect(conversations.create()).rejects.toMatchObject({ code: 50350, status: 404 });
  }
  expect(await conversations.list()).toEqual([]);
  await conversations.create();
  expect(await control(emulator, "GET", "/faults")).toMatchObject({ body: { faults: [] } });
});

test("FAULT2 throttling answers 429 until it is taken back", async () => {
  const { emulator } = await startRest();
  await control(emulator, "POST", "/faults", {
    on: "rest",
    effect: "error",
    code: 20429,
    count: null,
  });
  for (let times = 0; times < 3; times += 1) {
    const answer = await rawRequest(emulator, "/v1/Conversations");
    expect([answer.status, await answer.json()]).toMatchObject([429, { code: 20429 }]);
  }
  expect((await control(emulator, "DELETE", "/faults/1")).status).toBe(204);
  expect((await rawRequest(emulator, "/v1/Conversations")).status).toBe(200);
  expect((await control(emulator, "DELETE", "/faults/1")).status).toBe(404);
});

test.each([
  ["lostRequest", 0],
  ["lostReply", 1],
  ["cut", 1],
])("FAULT3 a %s over REST ends without an answer and leaves %i made", async (effect, made) => {
  const { emulator, client } = await startRest();
  await control(emulator, "POST", "/faults", { on: "rest", effect });
  await expect(rawRequest(emulator, "/v1/Conversations", { method: "POST" })).rejects.toThrow();
  expect(await client.conversations.v1.conversations.list()).toHaveLength(made);
});

test("FAULT4 a slow answer comes late", async () => {
  const { emulator } = await startRest();
  await control(emulator, "POST", "/faults", { on: "rest", effect: "slow", delayMs: 120 });
  const startedAt = performance.now();
  expect((await rawRequest(emulator, "/v1/Conversations")).status).toBe(200);
  expect(performance.now() - startedAt).toBeGreaterThan(100);
});

test("FAULT5 a call in the SDK's socket is refused, answered late, or its connection dies after it was done", async () => {
  const harness = await startHarness();
  try {
    const { emulator } = harness;
    const client = await harness.connect("alice");
    const conversation = await client.createConversation();
    await conversation.join();
    await control(emulator, "POST", "/faults", {
      on: "sdk",
      effect: "error",
      method: "POST",
      path: "/Messages",
      code: 50107,
    });
    await expect(conversation.sendMessage("no")).rejects.toMatchObject({
      status: 403,
      body: { code: 50107 },
    });
    await control(emulator, "POST", "/faults", {
      on: "sdk",
      effect: "slow",
      path: "/Messages",
      delayMs: 120,
    });
    const startedAt = performance.now();
    await conversation.sendMessage("late");
    expect(performance.now() - startedAt).toBeGreaterThan(100);

    await control(emulator, "POST", "/faults", { on: "sdk", effect: "cut", path: "/Messages" });
    const lost = conversation.sendMessage("done, but nobody said so");
    lost.catch(() => {});
    await happens(client, "connectionStateChanged", (state) => state === "connecting");
    await happens(client, "connectionStateChanged", (state) => state === "connected");
    const { items } = await conversation.getMessages();
    expect(items.map(({ body }) => body)).toEqual(["late", "done, but nobody said so"]);
  } finally {
    await harness.close();
  }
});

test("FAULT6 an init is refused as Twilio refuses it, and the client tries again", async () => {
  const harness = await startHarness();
  try {
    await control(harness.emulator, "POST", "/faults", {
      on: "connect",
      effect: "error",
      code: 20429,
    });
    const client = harness.open(harness.token("alice"));
    const error = await happens<{ terminal: boolean; httpStatusCode?: number }>(
      client,
      "connectionError",
    );
    expect(error).toMatchObject({ terminal: false });
    await happens(client, "initialized");
    await client.getSubscribedConversations();
  } finally {
    await harness.close();
  }
});

test("FAULT7 a reset takes faults, delays and the clock back", async () => {
  const { emulator } = await startRest();
  await control(emulator, "POST", "/faults", { on: "media", effect: "error", count: null });
  const before = (await control(emulator, "GET", "/carrier")).body;
  const changed = await control(emulator, "PUT", "/carrier", {
    deliveredDelayMs: { min: 10, max: 20 },
    unreachableAfterMs: 5_000,
  });
  expect(changed.body).toMatchObject({
    sentDelayMs: { min: 0, max: 0 },
    deliveredDelayMs: { min: 10, max: 20 },
    unreachableAfterMs: 5_000,
  });
  await control(emulator, "POST", "/clock", { advanceMs: 86_400_000 });
  await emulator.reset();
  expect((await control(emulator, "GET", "/faults")).body).toEqual({ faults: [] });
  expect((await control(emulator, "GET", "/carrier")).body).toEqual(before);
  expect((await control(emulator, "GET", "/clock")).body).toMatchObject({ offsetMs: 0 });
});

test("CLOCK1 the clock moves for conversations and phones, not for connections", async () => {
  const harness = await startHarness();
  try {
    const { emulator } = harness;
    const client = await harness.connect("alice");
    const moved = await control(emulator, "POST", "/clock", { advanceMs: 25 * 3_600_000 });
    expect(moved.body).toMatchObject({ offsetMs: 25 * 3_600_000 });
    const conversation = await client.createConversation();
    const ahead = (conversation.dateCreated?.getTime() ?? 0) - Date.now();
    expect(Math.round(ahead / 3_600_000)).toBe(25);
    await harness.connect("bob");
    expect(client.connectionState).toBe("connected");
  } finally {
    await harness.close();
  }
});

test.each([
  ["on", { effect: "error" }],
  ["effect", { on: "rest", effect: "explode" }],
  ["status", { on: "rest", effect: "error", status: 200 }],
  ["count", { on: "rest", effect: "error", count: 0 }],
])("a fault with a wrong %s is refused by name", async (field, body) => {
  const { emulator } = await startRest();
  const refused = await control(emulator, "POST", "/faults", body);
  expect(refused).toMatchObject({ status: 400, body: { field } });
});

test("phones are removed, and WhatsApp phones tell that they have read", async () => {
  const { emulator, client } = await startRest({ seed: "demo" });
  const oliver = "/phones/whatsapp%3A%2B447700900483";
  const [thread] = (await client.conversations.v1.conversations.list()).filter(
    ({ friendlyName }) => friendlyName === "Oliver Grant, viewing",
  );
  const before = await control(emulator, "POST", `${oliver}/read`, {});
  expect(before).toEqual({ status: 200, body: { read: 2 } });
  const { messages } = client.conversations.v1.conversations(thread?.sid ?? "");
  const [last] = await messages.list({ order: "desc", limit: 1 });
  expect(last?.delivery).toBeNull();
  expect(await control(emulator, "POST", `${oliver}/read`, {})).toMatchObject({
    body: { read: 0 },
  });
  expect((await control(emulator, "POST", "/phones/%2B16505551111/read", {})).status).toBe(409);

  expect((await control(emulator, "DELETE", oliver)).status).toBe(204);
  expect((await control(emulator, "DELETE", oliver)).status).toBe(404);
  expect(emulator.phones.list().map(({ label }) => label)).toEqual(["Maya", "Tom", "June"]);
});
