import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createEmulator } from "../createEmulator.ts";
import { instantCarrier } from "../phones/carrierPolicy.ts";
import { helperFor, type RestHarness, startRest } from "./restHarness.ts";

const one = "+16505551111";
const two = "+16505552222";
const three = "+16505553333";

/** The seed story: two phones, each through its own Twilio number, and one chat person. */
async function startStory(harness: RestHarness): Promise<{ sid: string }> {
  const { client, numbers } = harness;
  const { sid } = await client.conversations.v1.conversations.create();
  const { participants } = client.conversations.v1.conversations(sid);
  await participants.create({ identity: "alice" });
  for (const [at, phone] of [one, two].entries()) {
    await participants.create({
      "messagingBinding.address": phone,
      "messagingBinding.proxyAddress": numbers[at] ?? "",
    });
  }
  return { sid };
}

test("a text from one phone reaches the chat under its number and the other phone from its own Twilio number", async () => {
  const harness = await startRest();
  const { client, emulator, numbers } = harness;
  const { sid } = await startStory(harness);
  const result = await emulator.phones.text(one, numbers[0] ?? "", "hello");
  expect(result).toMatchObject({ conversationSid: sid, messageSid: expect.stringMatching(/^IM/) });
  const arrived = await emulator.phones.waitForMessage(two, ({ body }) => body === "hello");
  expect(arrived).toMatchObject({ direction: "inbound", from: numbers[1], to: two });
  expect(emulator.phones.messages(one)).toMatchObject([
    { direction: "outbound", from: one, to: numbers[0], body: "hello", status: "delivered" },
  ]);
  const [message] = await client.conversations.v1.conversations(sid).messages.list();
  expect(message).toMatchObject({ author: one, body: "hello" });
});

test("a message by a program reaches both phones, each from its own number", async () => {
  const harness = await startRest();
  const { client, emulator, numbers } = harness;
  const { sid } = await startStory(harness);
  await client.conversations.v1.conversations(sid).messages.create({ body: "from a program" });
  for (const [at, phone] of [one, two].entries()) {
    const arrived = await emulator.phones.waitForMessage(phone, () => true);
    expect(arrived).toMatchObject({ from: numbers[at], body: "from a program" });
  }
});

test("a text that nobody waits for is dropped", async () => {
  const { client, emulator, numbers } = await startRest();
  const result = await emulator.phones.text(three, numbers[0] ?? "", "anybody?");
  expect(result).toMatchObject({ conversationSid: null, messageSid: null });
  expect(emulator.phones.messages(three)).toMatchObject([
    { body: "anybody?", status: "delivered" },
  ]);
  expect(await client.conversations.v1.conversations.list()).toEqual([]);
});

test("pictures go both ways", async () => {
  const harness = await startRest();
  const { client, emulator, numbers } = harness;
  const { sid } = await startStory(harness);
  const picture = { contentType: "image/png", filename: "van.png", data: Buffer.from("pixels") };
  await emulator.phones.text(one, numbers[0] ?? "", null, [picture]);
  const arrived = await emulator.phones.waitForMessage(two, () => true);
  expect(arrived.media).toMatchObject([{ contentType: "image/png", filename: "van.png", size: 6 }]);
  const [message] = await client.conversations.v1.conversations(sid).messages.list();
  expect(message?.media).toMatchObject([
    { content_type: "image/png", filename: "van.png", size: 6 },
  ]);
});

test("a switched-off phone gets its texts in order when it is on again", async () => {
  const harness = await startRest();
  const { client, emulator } = harness;
  const { sid } = await startStory(harness);
  emulator.phones.setState(one, "off");
  const { messages } = client.conversations.v1.conversations(sid);
  const bodies = ["first", "second", "third"];
  for (const body of bodies) await messages.create({ body });
  await emulator.phones.waitForMessage(two, ({ body }) => body === "third");
  expect(emulator.phones.messages(one)).toEqual([]);
  const statuses = async () => {
    const [message] = await messages.list({ limit: 1 });
    const legs = await client.conversations.v1
      .conversations(sid)
      .messages(message?.sid ?? "")
      .deliveryReceipts.list();
    return legs.map(({ status }) => status);
  };
  expect((await statuses()).toSorted()).toEqual(["delivered", "sent"]);

  emulator.phones.setState(one, "on");
  await emulator.phones.waitForMessage(one, ({ body }) => body === "third");
  expect(emulator.phones.messages(one).map(({ body }) => body)).toEqual(bodies);
  expect(await statuses()).toEqual(["delivered", "delivered"]);
});

test("a phone that nobody has added still gets its texts, and is a phone from then on", async () => {
  const harness = await startRest();
  const { emulator } = harness;
  const { client } = harness;
  const { sid } = await startStory(harness);
  expect(emulator.phones.list()).toEqual([]);
  await client.conversations.v1.conversations(sid).messages.create({ body: "hi" });
  await emulator.phones.waitForMessage(two, () => true);
  await emulator.phones.waitForMessage(one, () => true);
  expect(emulator.phones.list().map(({ address }) => address)).toEqual([one, two]);
});

test("a new start finds everything, and finishes the legs that were on their way exactly once", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "emulator-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const before = await createEmulator({ port: 0, dataDir, carrier: instantCarrier });
  const harness = {
    emulator: before,
    client: helperFor(before),
    numbers: before.service.numbers.all().map(({ address }): string => address),
  };
  const { sid } = await startStory(harness);
  before.phones.setState(one, "off");
  const { messages } = harness.client.conversations.v1.conversations(sid);
  await messages.create({ body: "waiting" });
  const picture = { contentType: "image/png", filename: "van.png", data: Buffer.from("pixels") };
  await before.phones.text(two, harness.numbers[1] ?? "", null, [picture]);
  await before.phones.waitForMessage(two, ({ body }) => body === "waiting");
  const account = before.account;
  await before.close();

  const { emulator, client } = await startRest({ dataDir });
  expect(emulator.account).toEqual(account);
  const kept = await client.conversations.v1.conversations(sid).messages.list();
  expect(kept.map(({ body, author }) => [body, author])).toEqual([
    ["waiting", "system"],
    [null, two],
  ]);
  expect(emulator.phones.messages(two)).toHaveLength(2);
  emulator.phones.setState(one, "on");
  await emulator.phones.waitForMessage(one, ({ media }) => media.length === 1);
  expect(emulator.phones.messages(one).map(({ body }) => body)).toEqual(["waiting", null]);
  const url = emulator.phones.messages(one)[1]?.media[0]?.sid ?? "";
  expect(await (await fetch(`${emulator.url}/_emulator/media/${url}`)).text()).toBe("pixels");
});

test("reset begins anew with the same account, and event ids go on growing", async () => {
  const { emulator, client } = await startRest({ seed: "demo" });
  const { account } = emulator;
  const idOf = (sid: string) => emulator.service.conversations.get(account.serviceSid, sid).eventId;
  const [old] = await client.conversations.v1.conversations.list();
  const oldId = idOf(old?.sid ?? "");
  await emulator.reset("empty");
  expect(await client.conversations.v1.conversations.list()).toEqual([]);
  expect(emulator.phones.list()).toEqual([]);
  await emulator.reset("demo");
  const fresh = await client.conversations.v1.conversations.list();
  expect(fresh.map(({ friendlyName }) => friendlyName)).toContain("Maple Street move-in");
  expect(fresh[0]?.sid).not.toBe(old?.sid);
  expect(idOf(fresh[0]?.sid ?? "")).toBeGreaterThan(oldId);
});

test("emulators in one process know nothing of each other", async () => {
  const [a, b] = await Promise.all([startRest(), startRest()]);
  await a.client.conversations.v1.conversations.create({ friendlyName: "only here" });
  expect(await b.client.conversations.v1.conversations.list()).toEqual([]);
  expect(a.emulator.account.authToken).not.toBe(b.emulator.account.authToken);
});

test("PMEDIA4 a phone sends no more than MMS and WhatsApp carry", async () => {
  const { emulator, numbers } = await startRest();
  const file = (megabytes: number) => ({
    contentType: "image/png",
    filename: null,
    data: Buffer.alloc(megabytes * 1024 * 1024),
  });
  const number = numbers[0] ?? "";
  const sender = "whatsapp:+14155550199";
  const refused = { status: 413, field: "media" };
  await emulator.phones.text(two, number, null, [file(2), file(2), file(1)]);
  await expect(emulator.phones.text(two, number, null, [file(2.1)])).rejects.toMatchObject(refused);
  const many = [file(2), file(2), file(1.5)];
  await expect(emulator.phones.text(two, number, null, many)).rejects.toMatchObject(refused);
  await emulator.phones.text("whatsapp:+16505554444", sender, null, [file(16)]);
  await expect(
    emulator.phones.text("whatsapp:+16505554444", sender, null, [file(17)]),
  ).rejects.toMatchObject(refused);
  expect(emulator.phones.messages(two)).toHaveLength(1);
});
