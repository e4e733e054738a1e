import { expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";

const phone = "+16505551111";
const mobile = "whatsapp:+16505554444";
const sender = "whatsapp:+14155550199";

async function start() {
  const started = await startHooks();
  const { emulator, hooks, conversation, v1 } = started;
  hooks.answer(({ path }) =>
    path.endsWith(".png")
      ? { headers: { "content-type": "image/png" }, body: `picture ${path}` }
      : { status: 404 },
  );
  const { sid } = await conversation([], [phone]);
  await emulator.phones.text(mobile, sender, "hello");
  await v1.conversations(sid).participants.create({
    "messagingBinding.address": mobile,
    "messagingBinding.proxyAddress": sender,
  });
  const { contents } = emulator.service;
  return {
    ...started,
    sid,
    async send(types: Parameters<typeof contents.create>[0]["types"]) {
      const template = contents.create({ friendlyName: "van", language: "en", types });
      const variables = JSON.stringify({ 1: "van" });
      return v1.conversations(sid).messages.create({
        contentSid: template.sid,
        contentVariables: variables,
      });
    },
  };
}

test("CONTENT7 files of a template are loaded and reach the phones, with its words", async () => {
  const { emulator, hooks, send, client } = await start();
  const message = await send({
    "twilio/media": { body: "Your {{1}}", media: [`${hooks.url}/{{1}}.png`] },
  });
  expect(message).toMatchObject({ body: "Your van" });
  for (const address of [phone, mobile]) {
    const got = await emulator.phones.waitForMessage(address, ({ media }) => media.length === 1);
    expect(got).toMatchObject({ body: "Your van", media: [{ contentType: "image/png" }] });
    const bytes = await fetch(`${emulator.url}/_emulator/media/${got.media[0]?.sid}`);
    expect(await bytes.text()).toBe("picture /van.png");
  }
  const [logged] = await client.messages.list({ to: phone });
  expect(logged).toMatchObject({ sid: expect.stringMatching(/^MM/), numMedia: "1" });
});

test("CONTENT7 what comes after waits for them", async () => {
  const { emulator, hooks, send, v1, sid } = await start();
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  hooks.answer(async () => {
    await opened;
    return { headers: { "content-type": "image/png" }, body: "late" };
  });
  await send({ "twilio/media": { body: "First", media: [`${hooks.url}/a.png`] } });
  await v1.conversations(sid).messages.create({ body: "Second" });
  await hooks.next();
  open();
  await emulator.phones.waitForMessage(phone, ({ body }) => body === "Second");
  expect(emulator.phones.messages(phone).map(({ body }) => body)).toEqual(["First", "Second"]);
});

test("CONTENT7 without a file the words go out; with nothing left it is 63019", async () => {
  const { emulator, hooks, send, sid, v1 } = await start();
  await send({ "twilio/media": { body: "Words", media: [`${hooks.url}/gone`] } });
  expect(await emulator.phones.waitForMessage(phone, ({ body }) => body === "Words")).toMatchObject(
    { media: [] },
  );
  const message = await send({ "twilio/media": { media: [`${hooks.url}/gone`] } });
  await v1.conversations(sid).messages.create({ body: "Last" });
  for (const address of [phone, mobile]) {
    await emulator.phones.waitForMessage(address, ({ body }) => body === "Last");
  }
  const receipts = await v1.conversations(sid).messages(message.sid).deliveryReceipts.list();
  expect(receipts.map(({ status, errorCode }) => [status, errorCode])).toEqual([
    ["failed", 63019],
    ["failed", 63019],
  ]);
});

test("CONTENT4 a template with words for SMS sends no file by SMS", async () => {
  const { emulator, hooks, send } = await start();
  await send({
    "twilio/text": { body: "Words for SMS" },
    "twilio/media": { body: "With a picture", media: [`${hooks.url}/van.png`] },
  });
  await emulator.phones.waitForMessage(mobile, ({ media }) => media.length === 1);
  expect(
    await emulator.phones.waitForMessage(phone, ({ body }) => body === "Words for SMS"),
  ).toMatchObject({ media: [] });
});
