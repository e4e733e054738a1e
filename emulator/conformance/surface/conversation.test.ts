import type { Conversation, Message, Participant } from "@twilio/conversations";
import { expect, test } from "vitest";
import { restActor } from "../../service/actor.ts";
import { happens } from "../harness.ts";
import { describeEverySdk, isLoaded } from "./world.ts";

describeEverySdk((world) => {
  test("Conversation.sid, Conversation.friendlyName, Conversation.uniqueName, Conversation.attributes, Conversation.createdBy, Conversation.dateCreated, Conversation.dateUpdated, Conversation.state, Conversation.status, Conversation.notificationLevel, Conversation.lastReadMessageIndex, Conversation.bindings, Conversation.limits: tell what is", async () => {
    const { hers, sid } = await world().meet("Boat");
    expect(hers).toMatchObject({
      sid,
      friendlyName: "Boat",
      uniqueName: null,
      attributes: {},
      createdBy: "system",
      state: { current: "active", dateUpdated: expect.any(Date) },
      status: "joined",
      notificationLevel: "default",
      lastReadMessageIndex: null,
      bindings: {},
      limits: { mediaAttachmentsCountLimit: 10, mediaAttachmentSizeLimitInMb: 150 },
    });
    const { dateCreated } = world().service.conversations.get(world().account.serviceSid, sid);
    expect(hers.dateCreated?.getTime()).toBe(dateCreated);
    expect(hers.dateUpdated).toBeInstanceOf(Date);
  });

  test("Conversation.updateFriendlyName, Conversation.updateUniqueName, Conversation.updateAttributes, Conversation.getAttributes", async () => {
    const { sid, hers, his } = await world().meet();
    await hers.updateFriendlyName("Ship ü 🚢");
    await hers.updateUniqueName(`ship ${sid}`);
    await hers.updateAttributes({ nested: [1, null, { deep: "ü" }] });
    const changed = {
      friendlyName: "Ship ü 🚢",
      uniqueName: `ship ${sid}`,
      attributes: { nested: [1, null, { deep: "ü" }] },
    };
    // Copies: the runner cannot show how the SDK's own objects differ.
    for (const conversation of [his, hers]) {
      await expect
        .poll(() => {
          const { friendlyName, uniqueName, attributes } = conversation;
          return { friendlyName, uniqueName, attributes };
        })
        .toEqual(changed);
    }
    expect(await hers.getAttributes()).toEqual(changed.attributes);
    await hers.updateUniqueName(null);
    await expect.poll(() => his.uniqueName).toBeNull();
  });

  test("Conversation.state: closed is told, and closes it for writing", async () => {
    const { sid, hers } = await world().meet();
    const { service, account } = world();
    service.conversations.update(restActor, account.serviceSid, sid, { state: "closed" });
    await expect.poll(() => hers.state?.current).toBe("closed");
    await expect(hers.sendMessage("late")).rejects.toMatchObject({ status: 400 });
  });

  test("Conversation.join, Conversation.leave, Conversation.delete", async () => {
    const { alice } = world();
    const conversation = await alice.createConversation({ friendlyName: "Mine" });
    const joined = happens<Conversation>(alice, "conversationJoined");
    expect(await conversation.join()).toBe(conversation);
    await joined;
    await isLoaded(conversation);
    expect(conversation.status).toBe("joined");
    const left = happens<Conversation>(alice, "conversationLeft");
    await conversation.leave();
    expect(await left).toBe(conversation);
    expect(conversation.status).toBe("notParticipating");

    const { hers, sid } = await world().meet();
    const removed = happens<Conversation>(
      world().bob,
      "conversationRemoved",
      (gone) => gone.sid === sid,
    );
    await hers.delete();
    await removed;
    await expect(alice.peekConversationBySid(sid)).rejects.toMatchObject({ status: 404 });
  });

  test("Conversation.add, Conversation.removeParticipant, Conversation.participantJoined, Conversation.participantLeft, Client.participantJoined, Client.participantLeft", async () => {
    const { bob } = world();
    const { sid, hers, his } = await world().meet();
    const here = ({ conversation }: Participant) => conversation.sid === sid;
    const joined = happens<Participant>(his, "participantJoined");
    const told = happens<Participant>(bob, "participantJoined", here);
    const answer = await hers.add("carol", { seat: 1 });
    expect(answer).toMatchObject({ identity: "carol", attributes: '{"seat":1}' });
    expect(await joined).toMatchObject({ sid: answer.sid, identity: "carol", type: "chat" });
    expect(await told).toBe(await joined);
    const left = happens<Participant>(his, "participantLeft");
    const heard = happens<Participant>(bob, "participantLeft", here);
    await hers.removeParticipant("carol");
    expect((await left).identity).toBe("carol");
    await heard;
    const again = happens<Participant>(hers, "participantJoined");
    await hers.add("carol");
    await hers.removeParticipant(await again);
    await expect(hers.removeParticipant("carol")).rejects.toMatchObject({ status: 404 });
  });

  test("Conversation.addNonChatParticipant: the channel follows from the address", async () => {
    const { twilioNumber, newPhone } = world();
    const { hers, his } = await world().meet();
    const phone = newPhone();
    const joined = happens<Participant>(his, "participantJoined");
    const answer = await hers.addNonChatParticipant(twilioNumber, phone, { name: "Ann" });
    expect(answer).toMatchObject({
      identity: null,
      messaging_binding: { type: "sms", address: phone, proxy_address: twilioNumber },
    });
    expect(await joined).toMatchObject({
      identity: null,
      type: "sms",
      attributes: { name: "Ann" },
    });
    await expect(hers.addNonChatParticipant(twilioNumber, phone)).rejects.toMatchObject({
      status: 409,
    });
    await expect(hers.addNonChatParticipant(twilioNumber, "12")).rejects.toMatchObject({
      status: 400,
    });
  });

  test("Conversation.getParticipants, Conversation.getParticipantBySid, Conversation.getParticipantByIdentity, Conversation.getParticipantsCount", async () => {
    const { hers } = await world().meet();
    const people = await hers.getParticipants();
    expect(new Set(people.map(({ identity }) => identity))).toEqual(new Set(["alice", "bob"]));
    expect(people).toHaveLength(2);
    const bob = people.find(({ identity }) => identity === "bob");
    expect(await hers.getParticipantBySid(bob?.sid ?? "")).toBe(bob);
    expect(await hers.getParticipantByIdentity("bob")).toBe(bob);
    await expect(hers.getParticipantByIdentity("nobody")).rejects.toThrow("nobody");
    expect(await hers.getParticipantsCount()).toBe(2);
  });

  test("Conversation.getParticipants: a roster of several pages, each person once", async () => {
    const { service, account } = world();
    const { sid } = await world().meet();
    const everybody = Array.from({ length: 130 }, (_, n) => `guest ${n}`);
    for (const identity of everybody) {
      service.participants.add(restActor, account.serviceSid, sid, { identity });
    }
    const guest = await world().connect("guest 7");
    const people = await (await guest.getConversationBySid(sid)).getParticipants();
    expect(people).toHaveLength(everybody.length + 2);
    expect(new Set(people.map(({ identity }) => identity))).toEqual(
      new Set(["alice", "bob", ...everybody]),
    );
  });

  test("Conversation.sendMessage, Conversation.messageAdded, Conversation.lastMessage", async () => {
    const { hers, his } = await world().meet();
    expect(his.lastMessage).toBeUndefined();
    const added = happens<Message>(his, "messageAdded");
    expect(await hers.sendMessage("hello", { mood: "fine" })).toBe(0);
    expect(await added).toMatchObject({
      body: "hello",
      author: "alice",
      attributes: { mood: "fine" },
    });
    expect(await hers.sendMessage("again", {}, { subject: "Boats" })).toBe(1);
    await expect.poll(() => his.lastMessage?.index).toBe(1);
    expect(his.lastMessage?.dateCreated).toBeInstanceOf(Date);
    expect((await his.getMessages(1)).items[0]?.subject).toBe("Boats");
  });

  test("Conversation.messageUpdated, Conversation.messageRemoved", async () => {
    const { sid, hers, his } = await world().meet();
    const { service, account } = world();
    const added = happens<Message>(his, "messageAdded");
    await hers.sendMessage("hello");
    const { sid: messageSid } = await added;
    const updated = happens<{ message: Message; updateReasons: string[] }>(his, "messageUpdated");
    service.messages.update(restActor, account.serviceSid, sid, messageSid, {
      attributes: '{"a":1}',
    });
    expect((await updated).updateReasons).toContain("attributes");
    const removed = happens<Message>(his, "messageRemoved");
    service.messages.remove(restActor, account.serviceSid, sid, messageSid);
    expect((await removed).sid).toBe(messageSid);
  });

  test("Conversation.getMessages, Conversation.getMessagesCount: backwards, forwards and from an anchor", async () => {
    const { sid, hers } = await world().meet();
    for (let n = 0; n < 65; n += 1) world().say(sid, `${n}`);
    const all = Array.from({ length: 65 }, (_, n) => n);
    const indexes = (page: { items: Message[] }) => page.items.map(({ index }) => index);

    const newest = await hers.getMessages(30);
    expect(indexes(newest)).toEqual(all.slice(35));
    expect([newest.hasPrevPage, newest.hasNextPage]).toEqual([true, false]);
    const middle = await newest.prevPage();
    expect(indexes(middle)).toEqual(all.slice(5, 35));
    const oldest = await middle.prevPage();
    expect(indexes(oldest)).toEqual(all.slice(0, 5));
    expect(oldest.hasPrevPage).toBe(false);
    expect(indexes(await middle.nextPage())).toEqual(all.slice(35));

    const first = await hers.getMessages(30, 0, "forward");
    expect(indexes(first)).toEqual(all.slice(0, 30));
    const second = await first.nextPage();
    expect(indexes(second)).toEqual(all.slice(30, 60));
    expect(indexes(await second.nextPage())).toEqual(all.slice(60));
    expect(indexes(await second.prevPage())).toEqual(all.slice(0, 30));
    expect(indexes(await hers.getMessages(10, 40, "backwards"))).toEqual(all.slice(31, 41));
    expect(await hers.getMessagesCount()).toBe(65);
  });

  test("Conversation.getUnreadMessagesCount, Conversation.advanceLastReadMessageIndex, Conversation.updateLastReadMessageIndex, Conversation.setAllMessagesRead, Conversation.setAllMessagesUnread", async () => {
    const { sid, hers } = await world().meet();
    for (let n = 0; n < 5; n += 1) world().say(sid, `${n}`);
    // The SDK knows of them.
    await expect.poll(() => hers.lastMessage?.index).toBe(4);
    expect(await hers.getUnreadMessagesCount()).toBeNull();
    expect(await hers.advanceLastReadMessageIndex(1)).toBe(3);
    await expect.poll(() => hers.lastReadMessageIndex).toBe(1);
    expect(await hers.advanceLastReadMessageIndex(0)).toBe(3);
    expect(hers.lastReadMessageIndex).toBe(1);
    expect(await hers.updateLastReadMessageIndex(0)).toBe(4);
    await expect.poll(() => hers.lastReadMessageIndex).toBe(0);
    expect(await hers.setAllMessagesRead()).toBe(0);
    await expect.poll(() => hers.lastReadMessageIndex).toBe(4);
    await hers.setAllMessagesUnread();
    await expect.poll(() => hers.lastReadMessageIndex).toBeNull();
  });

  test("Conversation.setUserNotificationLevel", async () => {
    const { hers, his } = await world().meet();
    await hers.setUserNotificationLevel("muted");
    await expect.poll(() => hers.notificationLevel).toBe("muted");
    expect(his.notificationLevel).toBe("default");
    await hers.setUserNotificationLevel("default");
    await expect.poll(() => hers.notificationLevel).toBe("default");
  });

  test("Conversation.typing, Conversation.typingStarted, Conversation.typingEnded, Client.typingStarted, Client.typingEnded", async () => {
    const { bob } = world();
    const { sid, hers, his } = await world().meet();
    const here = ({ conversation }: Participant) => conversation.sid === sid;
    const started = happens<Participant>(his, "typingStarted");
    const told = happens<Participant>(bob, "typingStarted", here);
    await hers.typing();
    expect((await started).identity).toBe("alice");
    expect((await told).isTyping).toBe(true);
    const ended = happens<Participant>(his, "typingEnded");
    const heard = happens<Participant>(bob, "typingEnded", here);
    await hers.sendMessage("done");
    expect((await ended).isTyping).toBe(false);
    await heard;
  });

  test("Conversation.participantUpdated, Client.participantUpdated", async () => {
    const { sid, hers, his } = await world().meet();
    world().say(sid, "hello");
    type Update = { participant: Participant; updateReasons: string[] };
    const here = ({ participant }: Update) => participant.conversation.sid === sid;
    const updated = happens<Update>(his, "participantUpdated");
    const told = happens<Update>(world().bob, "participantUpdated", here);
    await hers.updateLastReadMessageIndex(0);
    expect((await updated).updateReasons).toContain("lastReadMessageIndex");
    expect((await told).participant).toMatchObject({ identity: "alice", lastReadMessageIndex: 0 });
  });

  test("Conversation.getMessageRecipients, RestPaginator.hasPrevPage: nobody is reached by e-mail", async (context) => {
    // Came with 2.6.
    if (world().sdk.version === "2.4.1") return context.skip();
    const { hers } = await world().meet();
    await hers.sendMessage("hello");
    const page = await hers.getMessageRecipients();
    expect([page.items, page.hasNextPage, page.hasPrevPage]).toEqual([[], false, false]);
  });
});
