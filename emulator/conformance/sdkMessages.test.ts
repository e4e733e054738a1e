import type { Client, Conversation, Message } from "@twilio/conversations";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ConversationSid } from "../../src/domain/sids.ts";
import { createManualClock } from "../clock.ts";
import { restActor } from "../service/actor.ts";
import { happens, startHarness } from "./harness.ts";
import type { Harness } from "./harness.ts";

let harness: Harness;
let alice: Client;
let bob: Client;
let conversation: Conversation;
let sid: ConversationSid;

beforeEach(async () => {
  // A clock that stands still: the carrier takes no leg further than the test does.
  harness = await startHarness({ clock: createManualClock(Date.now()) });
  const { service, account } = harness;
  ({ sid } = service.conversations.create(restActor, account.serviceSid, { friendlyName: "Boat" }));
  for (const identity of ["alice", "bob"]) {
    service.participants.add(restActor, account.serviceSid, sid, { identity });
  }
  [alice, bob] = await Promise.all([harness.connect("alice"), harness.connect("bob")]);
  conversation = await alice.getConversationBySid(sid);
});
afterEach(() => harness.close());

const say = (body: string) =>
  harness.service.messages.append(restActor, harness.account.serviceSid, sid, { body });

const bodies = (messages: readonly Message[]) => messages.map(({ body }) => body);

describe("messages", () => {
  test("reach the others, and come back to the author", async () => {
    const heard = happens<Message>(bob, "messageAdded");
    const echoed = happens<Message>(alice, "messageAdded");
    const lastMessage = happens<{ conversation: Conversation; updateReasons: string[] }>(
      bob,
      "conversationUpdated",
    );
    expect(await conversation.sendMessage("hello ü 🚤", { clientMessageId: "x1" })).toBe(0);
    const [message, echo] = await Promise.all([heard, echoed]);
    expect(message).toMatchObject({
      body: "hello ü 🚤",
      author: "alice",
      index: 0,
      type: "text",
      attributes: { clientMessageId: "x1" },
    });
    expect(echo.sid).toBe(message.sid);
    expect((await message.getParticipant()).identity).toBe("alice");
    const update = await lastMessage;
    expect(update.updateReasons).toContain("lastMessage");
    expect(update.conversation.lastMessage).toMatchObject({ index: 0 });
  });

  test("are edited, get other attributes, are deleted", async () => {
    await conversation.sendMessage("helo", { n: 1 });
    const message = (await conversation.getMessages()).items[0];
    if (message === undefined) throw new Error("no message");
    const theirs = await (await bob.getConversationBySid(sid)).getMessages();
    expect(bodies(theirs.items)).toEqual(["helo"]);

    const edited = happens<{ message: Message; updateReasons: string[] }>(bob, "messageUpdated");
    await message.updateBody("hello");
    const update = await edited;
    expect(update.message).toMatchObject({ body: "hello", attributes: { n: 1 } });
    expect(update.updateReasons).toContain("body");

    await message.updateAttributes({ n: 2 });
    await expect.poll(() => message.attributes).toEqual({ n: 2 });

    const removed = happens<Message>(bob, "messageRemoved");
    await message.remove();
    expect((await removed).sid).toBe(message.sid);
    await expect.poll(async () => (await conversation.getMessages()).items.length).toBe(0);
    // The place stays empty.
    expect(await conversation.sendMessage("next")).toBe(1);
  });

  test("come in pages backwards and forwards, all of them in order", async () => {
    const all = Array.from({ length: 105 }, (_, n) => `${n}`);
    for (const body of all) say(body);
    const newest = await alice.getConversationBySid(sid);

    let page = await newest.getMessages(30);
    const backwards = bodies(page.items);
    while (page.hasPrevPage) {
      page = await page.prevPage();
      backwards.unshift(...bodies(page.items));
    }
    expect(backwards).toEqual(all);

    page = await (await bob.getConversationBySid(sid)).getMessages(30, 0, "forward");
    const forwards = bodies(page.items);
    while (page.hasNextPage) {
      page = await page.nextPage();
      forwards.push(...bodies(page.items));
    }
    expect(forwards).toEqual(all);
  });

  test("come around an anchor", async () => {
    for (let n = 0; n < 60; n += 1) say(`${n}`);
    const page = await conversation.getMessages(20, 40, "backwards");
    expect(page.items.map(({ index }) => index)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 21),
    );
    expect([page.hasPrevPage, page.hasNextPage]).toEqual([true, true]);
    const first = await conversation.getMessages(20, 0, "forward");
    expect(first.hasPrevPage).toBe(false);
  });

  test("two hundred at once keep their order", async () => {
    const heard: (string | null)[] = [];
    const done = happens<Message>(bob, "messageAdded", ({ body }) => {
      heard.push(body);
      return heard.length === 200;
    });
    const all = Array.from({ length: 200 }, (_, n) => `${n}`);
    await Promise.all(all.map((body) => conversation.sendMessage(body)));
    await done;
    expect(heard).toEqual(all);
  });

  test("that the service refuses say why in the body", async () => {
    await expect(conversation.sendMessage("x".repeat(70_000))).rejects.toMatchObject({
      status: 400,
      message: "Bad Request",
      body: { code: 50504 },
    });
  });

  test("have receipts, one for each phone, and a summary", async () => {
    const { service, account } = harness;
    const twilioNumber = "+15005550006";
    service.numbers.add({
      // Written as an address.
      address: twilioNumber as never,
      friendlyName: "A",
    });
    for (let n = 0; n < 3; n += 1) {
      service.participants.add(restActor, account.serviceSid, sid, {
        address: `+1650555000${n}`,
        proxyAddress: twilioNumber,
      });
    }
    const added = happens<Message>(alice, "messageAdded");
    await conversation.sendMessage("to the phones");
    const message = await added;
    const receipts = await message.getDetailedDeliveryReceipts();
    expect(receipts).toHaveLength(3);
    expect(receipts[0]).toMatchObject({ status: "queued", errorCode: 0, messageSid: message.sid });

    const updated = happens<{ updateReasons: string[] }>(message, "updated", ({ updateReasons }) =>
      updateReasons.includes("deliveryReceipt"),
    );
    const [first] = receipts;
    if (first === undefined) throw new Error("no receipt");
    // The sid came from the service.
    service.receipts.advance(first.sid as never, "delivered");
    await updated;
    expect(message.aggregatedDeliveryReceipt).toMatchObject({ total: 3, delivered: "some" });
  });

  test("have no channel metadata and no e-mail recipients", async () => {
    const added = happens<Message>(alice, "messageAdded");
    await conversation.sendMessage("hi");
    expect(await (await added).getChannelMetadata()).toBeNull();
    expect((await conversation.getMessageRecipients()).items).toEqual([]);
  });
});

describe("read horizons", () => {
  test("give the unread count, which is null before", async () => {
    for (let n = 0; n < 3; n += 1) say(`${n}`);
    expect(await conversation.getUnreadMessagesCount()).toBeNull();
    const seen = happens<{ updateReasons: string[] }>(bob, "participantUpdated");
    expect(await conversation.updateLastReadMessageIndex(0)).toBe(2);
    expect((await seen).updateReasons).toContain("lastReadMessageIndex");
    await expect.poll(() => conversation.lastReadMessageIndex).toBe(0);
    expect(await conversation.setAllMessagesRead()).toBe(0);
    await conversation.setAllMessagesUnread();
    await expect.poll(() => conversation.lastReadMessageIndex).toBeNull();
  });
});
