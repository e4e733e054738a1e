import { expect, test } from "vitest";
import { happens, startHarness } from "./conformance/harness.ts";
import { startRest } from "./conformance/restHarness.ts";
import { createTestGateway } from "./conformance/testGateway.ts";
import type { Emulator } from "./createEmulator.ts";
import { createMemoryMediaFiles } from "./media/mediaFiles.ts";
import { restActor } from "./service/actor.ts";
import { exportState, importState, parseStateFile } from "./stateFile.ts";

const exported = async (emulator: Emulator) =>
  (await fetch(`${emulator.url}/_emulator/export`)).text();

const bringIn = (emulator: Emulator, file: string) =>
  fetch(`${emulator.url}/_emulator/import`, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson" },
    body: file,
  });

test("FILE1 a state goes to another emulator with its files, in terms of the other account", async () => {
  const one = await startRest({ seed: "demo" });
  const picture = { contentType: "image/png", filename: "van.png", data: Buffer.from("pixels") };
  await one.emulator.phones.text("+16505551111", "+14155550110", null, [picture]);
  await one.emulator.phones.waitForMessage("+16505552222", ({ media }) => media.length === 1);
  one.emulator.moveClock(3_600_000);
  const file = await exported(one.emulator);
  for (const secret of [one.emulator.account.authToken, one.emulator.account.apiSecret]) {
    expect(file).not.toContain(secret);
  }

  const two = await startRest();
  const { account } = two.emulator;
  expect((await bringIn(two.emulator, file)).status).toBe(200);
  expect(two.emulator.account).toEqual(account);
  const [first] = await two.client.conversations.v1.conversations.list();
  expect(first).toMatchObject({
    friendlyName: "Maple Street move-in",
    chatServiceSid: account.serviceSid,
    messagingServiceSid: account.messagingServiceSid,
  });
  expect(two.emulator.phones.list()).toEqual(one.emulator.phones.list());
  const [sent] = two.emulator.phones.messages("+16505551111").slice(-1);
  const medium = await fetch(`${two.emulator.url}/_emulator/media/${sent?.media[0]?.sid}`);
  expect(await medium.text()).toBe("pixels");
  const clock = await (await fetch(`${two.emulator.url}/_emulator/clock`)).json();
  expect(clock).toMatchObject({ offsetMs: 3_600_000 });
  const again = await exported(two.emulator);
  expect(again.split("\n").length).toBe(file.split("\n").length);
  const result = await two.emulator.phones.text("+16505552222", "+14155550120", "still paired");
  expect(result.conversationSid).toBe(first?.sid);
});

test("FILE2 what is no file of ours, or does not fit, changes nothing and says why", async () => {
  const { emulator, client } = await startRest({ seed: "demo" });
  const file = await exported(emulator);
  const [header = "", ...rows] = file.split("\n");
  const before = await client.conversations.v1.conversations.list();
  const refused = async (text: string) => {
    const response = await bringIn(emulator, text);
    return [response.status, (await response.json()).message];
  };
  expect(await refused("")).toEqual([400, expect.stringContaining("Line 1")]);
  expect(await refused("{}")).toEqual([400, expect.stringContaining("Line 1")]);
  const other = header.replace(/"schema":\d+/, '"schema":1');
  expect(await refused(other)).toEqual([400, expect.stringContaining("version 1")]);
  const odd = '{"table":"sqlite_master","row":{}}';
  expect(await refused([header, ...rows, odd].join("\n"))).toEqual([
    400,
    expect.stringContaining("sqlite_master"),
  ]);
  const column = '{"table":"phones","row":{"nonsense":1}}';
  expect(await refused([header, column].join("\n"))).toEqual([
    400,
    expect.stringContaining("nonsense"),
  ]);
  const twice = rows.find((line) => line.includes('"table":"conversations"')) ?? "";
  expect(await refused([header, twice, twice].join("\n"))).toEqual([
    400,
    expect.stringContaining("conversations"),
  ]);
  expect(await client.conversations.v1.conversations.list()).toEqual(before);
});

test("FILE3 clients of before see the new state, and event ids go on growing", async () => {
  const harness = await startHarness({ seed: "demo" });
  try {
    const { emulator } = harness;
    const file = await exported(emulator);
    const client = await harness.connect("alice");
    const { items } = await client.getSubscribedConversations();
    const [conversation] = items;
    await conversation?.getMessages();
    await conversation?.sendMessage("after the export");
    const back = happens(client, "connectionStateChanged", (state) => state === "connected");
    expect((await bringIn(emulator, file)).status).toBe(200);
    await back;
    const bodies = async () => (await conversation?.getMessages())?.items.map(({ body }) => body);
    await expect.poll(bodies).not.toContain("after the export");
    const fresh = await harness.connect("alice");
    const seen = await fresh.getConversationBySid(conversation?.sid ?? "");
    const messages = await seen.getMessages();
    expect(messages.items.map(({ body }) => body)).not.toContain("after the export");
    const told = happens(client, "messageAdded", ({ body }: { body: string }) => body === "new");
    await seen.sendMessage("new");
    await told;
  } finally {
    await harness.close();
  }
});

test("FILE3 what a client holds and the state has not, people and messages, is told as removed", async () => {
  const { store, account, service } = createTestGateway();
  const parts = { store, account, files: createMemoryMediaFiles() };
  const { serviceSid } = account;
  const { sid } = service.conversations.create(restActor, serviceSid, {});
  service.participants.add(restActor, serviceSid, sid, { identity: "alice" });
  const kept = service.messages.append(restActor, serviceSid, sid, { body: "kept" });
  let file = "";
  for await (const line of exportState(parts, 0)) file += line;

  const bob = service.participants.add(restActor, serviceSid, sid, {
    identity: "bob",
  });
  const late = service.messages.append(restActor, serviceSid, sid, { body: "late" });
  const since = store.eventIds.current();
  await importState(parts, parseStateFile(file));

  const keysOf = (kind: "message" | "participant" | "membership", owner: string) =>
    store.tombstones.since(kind, owner, serviceSid, since).map(({ key }) => key);
  expect(keysOf("message", sid)).toEqual([String(late.index)]);
  expect(keysOf("participant", sid)).toEqual([bob.sid]);
  expect(keysOf("membership", "bob")).toEqual([sid]);
  expect(keysOf("membership", "alice")).toEqual([]);
  expect(store.messages.getByIndex(sid, kept.index)?.body).toBe("kept");
});

test("FILE4 the state as JSON has counts and the newest rows of each table", async () => {
  const { emulator } = await startRest({ seed: "demo" });
  const state = await (await fetch(`${emulator.url}/_emulator/state?limit=2`)).json();
  expect(state).toMatchObject({
    counts: { conversations: 3, phones: 4, contents: 3 },
    connections: 0,
    faults: [],
  });
  expect(state.tables.messages).toHaveLength(2);
  expect(JSON.stringify(state)).not.toContain(emulator.account.authToken);
});
