import { Client } from "@twilio/conversations";
import type { Message } from "@twilio/conversations";
import twilio from "twilio";
import { expect, onTestFinished, test } from "vitest";
import type { Emulator } from "../createEmulator.ts";
import { happens, sdkOptions } from "./harness.ts";
import { startRest } from "./restHarness.ts";

/*
 * Media and phones need the whole emulator, so these tests run against createEmulator; the rest of the SDK is tested
 * over the gateway alone.
 */

async function connect(emulator: Emulator, identity: string): Promise<Client> {
  const { accountSid, apiKey, apiSecret, serviceSid } = emulator.account;
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, apiKey, apiSecret, { identity, ttl: 3600 });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid }));
  const uri = `${emulator.url.replace("http", "ws")}/v3/wsconnect`;
  const client = new Client(token.toJwt(), sdkOptions(uri));
  onTestFinished(() => client.shutdown());
  await happens(client, "initialized");
  // Only what arrives after the conversations are loaded is told as new.
  await client.getSubscribedConversations();
  return client;
}

async function startMediaStory() {
  const harness = await startRest();
  const { client, numbers } = harness;
  const { sid } = await client.conversations.v1.conversations.create();
  const { participants } = client.conversations.v1.conversations(sid);
  await participants.create({ identity: "alice" });
  await participants.create({ identity: "bob" });
  await participants.create({
    "messagingBinding.address": "+16505551111",
    "messagingBinding.proxyAddress": numbers[0] ?? "",
  });
  return { ...harness, sid };
}

const added = (message: Message) => message.attachedMedia?.length === 1;

test("a file sent with the SDK reaches the other people and the phone", async () => {
  const { emulator, sid } = await startMediaStory();
  const alice = await connect(emulator, "alice");
  const bob = await connect(emulator, "bob");
  const arrives = happens<Message>(bob, "messageAdded", added);
  const conversation = await alice.getConversationBySid(sid);
  await conversation
    .prepareMessage()
    .addMedia({ contentType: "image/png", filename: "van.png", media: Buffer.from("pixels") })
    .build()
    .send();
  const [media] = (await arrives).attachedMedia ?? [];
  expect(media).toMatchObject({ contentType: "image/png", filename: "van.png", size: 6 });
  const url = await media?.getContentTemporaryUrl();
  expect(await (await fetch(url ?? "")).text()).toBe("pixels");
  const urls = await bob.getTemporaryContentUrlsForMedia(media === undefined ? [] : [media]);
  expect([...urls.keys()]).toEqual([media?.sid]);

  const onPhone = await emulator.phones.waitForMessage("+16505551111", () => true);
  expect(onPhone.media).toMatchObject([{ sid: media?.sid, filename: "van.png" }]);
});

test("a picture from a phone is shown by the SDK under the phone's number", async () => {
  const { emulator, numbers } = await startMediaStory();
  const alice = await connect(emulator, "alice");
  const arrives = happens<Message>(alice, "messageAdded", added);
  const picture = { contentType: "image/jpeg", filename: "sofa.jpg", data: Buffer.from("jpeg") };
  await emulator.phones.text("+16505551111", numbers[0] ?? "", null, [picture]);
  const message = await arrives;
  expect(message.author).toBe("+16505551111");
  const url = await message.attachedMedia?.[0]?.getContentTemporaryUrl();
  expect(await (await fetch(url ?? "")).text()).toBe("jpeg");
});

test("after a reset a client that starts sees the new state only", async () => {
  const { emulator, client } = await startRest({ seed: "demo" });
  const before = await connect(emulator, "alice");
  expect((await before.getSubscribedConversations()).items).toHaveLength(3);
  const isCut = happens(before, "connectionStateChanged", (state) => state !== "connected");
  await emulator.reset("demo");
  await isCut;
  const now = (await client.conversations.v1.conversations.list()).map(({ sid }) => sid);
  const fresh = await connect(emulator, "alice");
  const listed = (await fresh.getSubscribedConversations()).items.map(({ sid }) => sid);
  expect(listed.toSorted()).toEqual(now.toSorted());
});
