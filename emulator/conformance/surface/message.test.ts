import type { Conversation, Message } from "@twilio/conversations";
import { expect, test } from "vitest";
import { happens } from "../harness.ts";
import { describeEverySdk } from "./world.ts";
import type { Meeting } from "./world.ts";

type Update = { message: Message; updateReasons: string[] };

describeEverySdk((world) => {
  /** One message of Alice, as Bob has got it. */
  async function send({ hers, his }: Meeting, body: string, attributes = {}): Promise<Message> {
    const added = happens<Message>(his, "messageAdded", (message) => message.body === body);
    await hers.sendMessage(body, attributes);
    return added;
  }

  const first = async (conversation: Conversation) => {
    const [message] = (await conversation.getMessages()).items;
    if (message === undefined) throw new Error("no message");
    return message;
  };

  test("Message.sid, Message.index, Message.author, Message.body, Message.type, Message.subject, Message.attributes, Message.dateCreated, Message.dateUpdated, Message.lastUpdatedBy, Message.participantSid, Message.media, Message.attachedMedia, Message.contentSid, Message.aggregatedDeliveryReceipt, Message.conversation: of a text in the app", async () => {
    const meeting = await world().meet();
    const message = await send(meeting, "hello ü 🚤", { a: [1] });
    const { index, author, body, type, subject, attributes } = message;
    expect({ index, author, body, type, subject, attributes }).toEqual({
      index: 0,
      author: "alice",
      body: "hello ü 🚤",
      type: "text",
      subject: null,
      attributes: { a: [1] },
    });
    expect(message.sid).toMatch(/^IM[0-9a-f]{32}$/);
    const { lastUpdatedBy, media, attachedMedia, contentSid } = message;
    expect([lastUpdatedBy, media, attachedMedia, contentSid]).toEqual([null, null, [], null]);
    expect(message.aggregatedDeliveryReceipt).toBeNull();
    expect(message.conversation).toBe(meeting.his);
    expect(message.dateCreated).toBeInstanceOf(Date);
    expect(message.dateUpdated).toEqual(message.dateCreated);
    const alice = await meeting.his.getParticipantByIdentity("alice");
    expect(message.participantSid).toBe(alice?.sid);
  });

  test("Message.getParticipant: whoever wrote it, also from a phone", async () => {
    const { twilioNumber, newPhone, phones } = world();
    const meeting = await world().meet();
    expect((await (await send(meeting, "hi")).getParticipant()).identity).toBe("alice");
    const phone = newPhone();
    const { sid } = await meeting.hers.addNonChatParticipant(twilioNumber, phone);
    await expect.poll(() => meeting.his.getParticipants()).toHaveLength(3);
    const added = happens<Message>(
      meeting.his,
      "messageAdded",
      (message) => message.author === phone,
    );
    await phones.text(phone, twilioNumber, "it's me");
    expect((await (await added).getParticipant()).sid).toBe(sid);
  });

  test("Message.updateBody, Message.updateAttributes, Message.updated: everybody hears of it", async () => {
    const meeting = await world().meet();
    const his = await send(meeting, "one", { kept: true });
    const mine = await first(meeting.hers);
    const edited = happens<Update>(his, "updated");
    expect(await mine.updateBody("two")).toBe(mine);
    expect((await edited).updateReasons).toEqual(
      expect.arrayContaining(["body", "lastUpdatedBy", "dateUpdated"]),
    );
    expect(his).toMatchObject({ body: "two", lastUpdatedBy: "alice", attributes: { kept: true } });
    const changed = happens<Update>(his, "updated");
    await mine.updateAttributes({ mood: "fine" });
    expect((await changed).updateReasons).toContain("attributes");
    expect(his).toMatchObject({ body: "two", attributes: { mood: "fine" } });
    await mine.updateBody("");
    await expect.poll(() => his.body).toBe("");
  });

  test("Message.remove: its index is not used again", async () => {
    const meeting = await world().meet();
    const his = await send(meeting, "one");
    const removed = happens<Message>(meeting.his, "messageRemoved");
    await (await first(meeting.hers)).remove();
    expect(await removed).toBe(his);
    expect(await meeting.hers.sendMessage("two")).toBe(1);
    const page = await meeting.his.getMessages();
    expect(page.items.map(({ index }) => index)).toEqual([1]);
    await expect(his.remove()).rejects.toMatchObject({ status: 404 });
  });

  test("Message.aggregatedDeliveryReceipt, Message.getDetailedDeliveryReceipts, AggregatedDeliveryReceipt.total, AggregatedDeliveryReceipt.sent, AggregatedDeliveryReceipt.delivered, AggregatedDeliveryReceipt.read, AggregatedDeliveryReceipt.failed, AggregatedDeliveryReceipt.undelivered, DetailedDeliveryReceipt.sid, DetailedDeliveryReceipt.messageSid, DetailedDeliveryReceipt.conversationSid, DetailedDeliveryReceipt.channelMessageSid, DetailedDeliveryReceipt.participantSid, DetailedDeliveryReceipt.status, DetailedDeliveryReceipt.errorCode, DetailedDeliveryReceipt.dateCreated, DetailedDeliveryReceipt.dateUpdated", async () => {
    const { twilioNumber, newPhone } = world();
    const meeting = await world().meet();
    const { sid } = await meeting.hers.addNonChatParticipant(twilioNumber, newPhone());
    const message = await send(meeting, "to the phone");
    await expect
      .poll(() => message.aggregatedDeliveryReceipt)
      .toMatchObject({
        total: 1,
        sent: "all",
        delivered: "all",
        read: "none",
        failed: "none",
        undelivered: "none",
      });
    const [receipt, ...others] = await message.getDetailedDeliveryReceipts();
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({
      sid: expect.stringMatching(/^DY/),
      messageSid: message.sid,
      conversationSid: meeting.sid,
      channelMessageSid: expect.stringMatching(/^SM/),
      participantSid: sid,
      status: "delivered",
      errorCode: 0,
    });
    expect(Date.parse(receipt?.dateCreated ?? "")).toBeGreaterThan(0);
    expect(Date.parse(receipt?.dateUpdated ?? "")).toBeGreaterThan(0);
  });

  test("Message.getDetailedDeliveryReceipts, RestPaginator.items, RestPaginator.hasNextPage, RestPaginator.nextPage: more legs than a page holds, each once", async () => {
    const { twilioNumber, newPhone } = world();
    const meeting = await world().meet();
    for (let n = 0; n < 45; n += 1) {
      await meeting.hers.addNonChatParticipant(twilioNumber, newPhone());
    }
    const message = await send(meeting, "to all phones");
    const receipts = await message.getDetailedDeliveryReceipts();
    expect(new Set(receipts.map(({ sid }) => sid)).size).toBe(45);
  });

  test("Message.getChannelMetadata: none", async () => {
    const message = await send(await world().meet(), "hello");
    expect(await message.getChannelMetadata()).toBeNull();
  });

  test("Message.getContentData: none where there is no template", async () => {
    const message = await send(await world().meet(), "hello");
    expect(await message.getContentData()).toBeNull();
  });

  test("Message.getMessageRecipients: nobody is reached by e-mail", async (context) => {
    // Came with 2.6.
    if (world().sdk.version === "2.4.1") return context.skip();
    const message = await send(await world().meet(), "hello");
    expect(await message.getMessageRecipients()).toEqual([]);
  });
});
