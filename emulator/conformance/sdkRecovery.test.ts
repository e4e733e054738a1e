import type { Client, Message, Participant } from "@twilio/conversations";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationSid } from "../../src/domain/sids.ts";
import { restActor } from "../service/actor.ts";
import { happens, startHarness } from "./harness.ts";
import type { Harness } from "./harness.ts";

let harness: Harness;
let client: Client;

beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

function makeConversation(friendlyName: string): ConversationSid {
  const { service, account } = harness;
  const { sid } = service.conversations.create(restActor, account.serviceSid, { friendlyName });
  for (const identity of ["alice", "bob"]) {
    service.participants.add(restActor, account.serviceSid, sid, { identity });
  }
  return sid;
}

const say = (sid: ConversationSid, body: string) =>
  harness.service.messages.append(restActor, harness.account.serviceSid, sid, { body });

const connected = () =>
  happens<string>(client, "connectionStateChanged", (state) => state === "connected");

/** Everything that the app is told, in order. */
function record(): string[] {
  const heard: string[] = [];
  client.on("messageAdded", ({ body }) => heard.push(`added ${body}`));
  client.on("messageUpdated", ({ message }) => heard.push(`edited ${message.body}`));
  client.on("messageRemoved", ({ body }) => heard.push(`removed ${body}`));
  client.on("participantJoined", ({ identity }: Participant) => heard.push(`joined ${identity}`));
  client.on("participantLeft", ({ identity }: Participant) => heard.push(`left ${identity}`));
  client.on("conversationAdded", ({ friendlyName }) => heard.push(`born ${friendlyName}`));
  client.on("conversationRemoved", ({ friendlyName }) => heard.push(`gone ${friendlyName}`));
  return heard;
}

test("a client that was away hears everything that it has missed, once", async () => {
  const { service, account } = harness;
  const { serviceSid } = account;
  const boat = makeConversation("Boat");
  const doomed = makeConversation("Doomed");
  const left = makeConversation("Left");
  const [first, second] = [say(boat, "first"), say(boat, "second")];
  client = await harness.connect("alice");
  await (await client.getConversationBySid(boat)).getMessages();
  // Subscribed to all: something that happens is heard.
  const heardLast = happens(client, "messageAdded");
  say(left, "last");
  await heardLast;
  const heard = record();

  const back = connected();
  harness.dropConnections();
  for (let n = 0; n < 5; n += 1) say(boat, `new ${n}`);
  service.messages.update(restActor, serviceSid, boat, first.sid, { body: "first, edited" });
  service.messages.remove(restActor, serviceSid, boat, second.sid);
  service.participants.add(restActor, serviceSid, boat, { identity: "carol" });
  service.participants.remove(restActor, serviceSid, boat, "bob");
  service.conversations.update(restActor, serviceSid, boat, { friendlyName: "Boats" });
  service.conversations.remove(restActor, serviceSid, doomed);
  service.participants.remove(restActor, serviceSid, left, "alice");
  makeConversation("Born");
  await back;
  // Heard after all of the above.
  const end = happens<Message>(client, "messageAdded", ({ body }) => body === "end");
  await expect.poll(() => heard.filter((line) => line.startsWith("born"))).toHaveLength(1);
  say(boat, "end");
  await end;

  expect(heard.filter((line) => line.startsWith("added"))).toEqual([
    ...["new 0", "new 1", "new 2", "new 3", "new 4", "end"].map((body) => `added ${body}`),
  ]);
  expect([...heard].sort()).toEqual(
    [
      ...["new 0", "new 1", "new 2", "new 3", "new 4", "end"].map((body) => `added ${body}`),
      "edited first, edited",
      "removed second",
      "joined carol",
      "left bob",
      "gone Doomed",
      "gone Left",
      "born Born",
    ].sort(),
  );
  const conversation = await client.getConversationBySid(boat);
  expect(conversation.friendlyName).toBe("Boats");
  expect((await conversation.getMessages()).items.map(({ body }) => body)).toEqual([
    "first, edited",
    ...[0, 1, 2, 3, 4].map((n) => `new ${n}`),
    "end",
  ]);
});

test("twenty texts in a burst with the connection cut in the middle arrive once and in order", async () => {
  const boat = makeConversation("Boat");
  client = await harness.connect("alice");
  const heardHello = happens(client, "messageAdded");
  say(boat, "hello");
  await heardHello;
  const heard: (string | null)[] = [];
  const all = Array.from({ length: 20 }, (_, n) => `${n}`);
  const done = happens<Message>(client, "messageAdded", ({ body }) => {
    heard.push(body);
    return body === "19";
  });
  for (const body of all) {
    say(boat, body);
    if (body === "6" || body === "13") harness.dropConnections();
  }
  await done;
  expect(heard).toEqual(all);
});

test("what is written while the connection is away is sent once when it is back", async () => {
  const boat = makeConversation("Boat");
  client = await harness.connect("alice");
  const conversation = await client.getConversationBySid(boat);
  const away = happens<string>(client, "connectionStateChanged", (state) => state !== "connected");
  harness.dropConnections();
  await away;
  expect(await conversation.sendMessage("from the tunnel")).toBe(0);
  expect(harness.service.conversations.get(harness.account.serviceSid, boat).messagesCount).toBe(1);
});

test("every subscription of many conversations comes back", async () => {
  const sids = Array.from({ length: 60 }, (_, n) => makeConversation(`Boat ${n}`));
  client = await harness.connect("alice");
  const back = connected();
  harness.dropConnections();
  for (const sid of sids) say(sid, "missed");
  const missed = new Set<string>();
  const all = happens<Message>(client, "messageAdded", ({ conversation }) => {
    missed.add(conversation.sid);
    return missed.size === sids.length;
  });
  await back;
  await all;
});

test("a client that is connected while everything is thrown away finds the new conversations", async () => {
  const boat = makeConversation("Boat");
  client = await harness.connect("alice");
  const gone = happens<{ sid: string }>(client, "conversationRemoved");
  const back = connected();
  await harness.reset("empty");
  await back;
  expect((await gone).sid).toBe(boat);
  const joined = happens(client, "conversationJoined");
  const next = makeConversation("Next");
  await joined;
  expect((await client.getSubscribedConversations()).items.map(({ sid }) => sid)).toEqual([next]);
});
