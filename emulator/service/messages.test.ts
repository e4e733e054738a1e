import { describe, expect, test } from "vitest";
import type { MediaSid } from "../../src/domain/sids.ts";
import { restActor } from "./actor.ts";
import type { MessageInput } from "./service.ts";
import type { TestService } from "./testService.ts";
import {
  createTestService,
  otherServiceSid,
  person,
  phoneOne,
  refusal,
  serviceSid,
} from "./testService.ts";

function withMedia(test: TestService) {
  let count = 0;
  const upload = (contentType = "image/png") => {
    count += 1;
    // A sid by construction.
    const sid = `ME${String(count).padStart(32, "0")}` as MediaSid;
    return test.service.media.create({
      sid,
      category: "media",
      filename: `${count}.png`,
      contentType,
      size: 10,
      serviceSid,
      author: "alice",
      conversationSid: null,
      messageSid: null,
      dateCreated: test.clock.now(),
      dateUpdated: test.clock.now(),
    });
  };
  return { ...test, upload };
}

describe("messages", () => {
  test("MSG1 indexes count up from 0 and are never given out again", () => {
    const { service, conversation, say, now } = createTestService();
    const talk = conversation();
    const [a, b, c] = [say(talk, "a"), say(talk, "b"), say(talk, "c")];
    expect([a.index, b.index, c.index]).toEqual([0, 1, 2]);
    service.messages.remove(restActor, serviceSid, talk.sid, c.sid);
    service.messages.remove(restActor, serviceSid, talk.sid, a.sid);
    expect(say(talk, "d").index).toBe(3);
    expect(now(talk)).toMatchObject({ messagesCount: 2, lastMessageIndex: 3, nextIndex: 4 });
  });

  test("MSG2 the last message of a conversation is the newest that is left", () => {
    const { service, conversation, say, now, clock } = createTestService();
    const talk = conversation();
    const first = say(talk, "a");
    clock.advance(1000);
    const second = say(talk, "b");
    expect(now(talk)).toMatchObject({ lastMessageIndex: 1, lastMessageDate: second.dateCreated });
    service.messages.remove(restActor, serviceSid, talk.sid, second.sid);
    expect(now(talk)).toMatchObject({ lastMessageIndex: 0, lastMessageDate: first.dateCreated });
    service.messages.remove(restActor, serviceSid, talk.sid, first.sid);
    expect(now(talk)).toMatchObject({ lastMessageIndex: null, lastMessageDate: null });
  });

  test("MSG3 a chat person's message is theirs, whatever they post as author", () => {
    const { service, conversation, addChat } = createTestService();
    const talk = conversation();
    const alice = addChat(talk, "alice");
    const message = service.messages.append(person("alice"), serviceSid, talk.sid, {
      body: "hi",
      author: "bob",
    });
    expect(message).toMatchObject({ author: "alice", participantSid: alice.sid });
  });

  test("MSG4 REST writes as system, as anybody, or as a participant", () => {
    const { conversation, addChat, addPhone, say } = createTestService();
    const talk = conversation();
    const alice = addChat(talk, "alice");
    const phone = addPhone(talk, phoneOne);
    addChat(talk, "system");
    expect(say(talk, "x")).toMatchObject({ author: "system", participantSid: null });
    expect(say(talk, "x", "Shop")).toMatchObject({ author: "Shop", participantSid: null });
    expect(say(talk, "x", "alice")).toMatchObject({ author: "alice", participantSid: alice.sid });
    expect(say(talk, "x", phoneOne)).toMatchObject({
      author: phoneOne,
      participantSid: phone.sid,
    });
  });

  const refused: [string, MessageInput, number, number][] = [
    ["no body", {}, 50503, 400],
    ["an empty body", { body: "" }, 50503, 400],
    ["a body over 32 KB", { body: "é".repeat(16_385) }, 50504, 400],
    ["attributes over 4 KB", { body: "x", attributes: `"${"x".repeat(4095)}"` }, 50303, 400],
    ["attributes that are no JSON", { body: "x", attributes: "{a:1}" }, 50304, 400],
    ["a malformed media sid", { mediaSids: ["ME1"] }, 50510, 400],
    ["unknown media", { mediaSids: [`ME${"9".repeat(32)}`] }, 50507, 404],
    ["an unknown content template", { contentSid: `HX${"1".repeat(32)}` }, 21655, 400],
    ["a long subject", { body: "x", subject: "s".repeat(257) }, 20001, 400],
  ];
  test.each(refused)("MSG5 refuses %s and changes nothing", (_what, input, code, status) => {
    const { service, conversation, now, events } = createTestService();
    const talk = conversation();
    const before = events.length;
    const append = () => service.messages.append(restActor, serviceSid, talk.sid, input);
    expect(refusal(append)).toMatchObject({ code, status });
    expect(now(talk)).toEqual(talk);
    expect(events).toHaveLength(before);
    expect(service.messages.append(restActor, serviceSid, talk.sid, { body: "x" }).index).toBe(0);
  });

  test("MSG5 what is told of a message is what is kept, whatever the characters", () => {
    const { service, conversation } = createTestService();
    const talk = conversation();
    const odd = "a\0b \ud800 \u{1f44d}\u{1f3fd} é\u202e";
    const message = service.messages.append(restActor, serviceSid, talk.sid, {
      body: odd,
      author: odd,
      subject: odd,
      attributes: JSON.stringify({ odd }),
    });
    expect(message.body).toBe("ab \ufffd \u{1f44d}\u{1f3fd} é\u202e");
    expect(service.messages.get(talk.sid, message.sid)).toEqual(message);
    expect(JSON.parse(message.attributes)).toEqual({ odd });
  });

  test("MSG6 nothing makes a repeat the same message: Twilio has no key for it", () => {
    const { service, conversation } = createTestService();
    const talk = conversation();
    const input = { body: "x", attributes: '{"clientMessageId":"1"}' };
    const first = service.messages.append(restActor, serviceSid, talk.sid, input);
    const second = service.messages.append(restActor, serviceSid, talk.sid, input);
    expect(second.sid).not.toBe(first.sid);
  });

  test("MSG7 an edit changes the message and sends nothing to phones", () => {
    const { service, conversation, addChat, addPhone, say, legs, clock, events } =
      createTestService();
    const talk = conversation();
    addChat(talk, "alice");
    // Another's message: her role must allow it.
    const { creatorRoleSid: roleSid } = service.services.get(serviceSid);
    service.participants.update(restActor, serviceSid, talk.sid, "alice", { roleSid });
    addPhone(talk, phoneOne);
    const message = say(talk, "old");
    clock.advance(1000);
    const edited = service.messages.update(person("alice"), serviceSid, talk.sid, message.sid, {
      body: "new",
      author: "alice",
    });
    expect(edited).toMatchObject({
      body: "new",
      author: "system",
      lastUpdatedBy: "alice",
      index: message.index,
      dateCreated: message.dateCreated,
      dateUpdated: clock.now(),
      addedEventId: message.addedEventId,
    });
    expect(edited.eventId).toBeGreaterThan(message.eventId);
    expect(events.at(-1)).toEqual({
      type: "messageUpdated",
      eventId: edited.eventId,
      message: edited,
      reason: "edit",
    });
    expect(service.messages.get(talk.sid, message.sid)).toEqual(edited);
    expect(legs()).toHaveLength(1);
    const empty = () =>
      service.messages.update(person("alice"), serviceSid, talk.sid, message.sid, { author: "x" });
    expect(refusal(empty).code).toBe(20161);
  });

  test("MSG8 deleting takes the receipts along and leaves a tombstone; 404/50500 afterwards", () => {
    const { service, store, conversation, addPhone, say } = createTestService();
    const talk = conversation();
    addPhone(talk, phoneOne);
    const message = say(talk, "x");
    service.messages.remove(restActor, serviceSid, talk.sid, message.sid);
    expect(service.receipts.pending()).toEqual([]);
    const [tombstone] = store.tombstones.since("message", talk.sid, serviceSid, message.eventId);
    expect(tombstone).toMatchObject({ key: "0" });
    expect(JSON.parse(tombstone?.lastValue ?? "")).toEqual(message);
    expect(refusal(() => service.messages.get(talk.sid, message.sid))).toMatchObject({
      code: 50500,
      status: 404,
    });
  });

  test("MSG9 dates may be posted, for imports", () => {
    const { service, conversation } = createTestService();
    const talk = conversation();
    const dateCreated = Date.UTC(2020, 1, 2);
    const message = service.messages.append(restActor, serviceSid, talk.sid, {
      body: "x",
      dateCreated,
    });
    expect(message).toMatchObject({ dateCreated, dateUpdated: dateCreated });
  });

  test("PAGE4 messages go either way, by page and from an index", () => {
    const { service, conversation, say } = createTestService();
    const talk = conversation();
    for (const body of ["a", "b", "c", "d", "e"]) say(talk, body);
    const page = (order: "asc" | "desc", pageToken?: string) =>
      service.messages.list(talk.sid, { order, pageSize: 2, pageToken });
    const first = page("desc");
    expect(first.items.map((item) => item.body)).toEqual(["e", "d"]);
    const second = page("desc", first.nextToken ?? "");
    expect(second.items.map((item) => item.body)).toEqual(["c", "b"]);
    const back = page("desc", second.previousToken ?? "");
    expect(back.items.map((item) => item.body)).toEqual(["e", "d"]);
    expect(page("asc").items.map((item) => item.body)).toEqual(["a", "b"]);
    const range = (order: "asc" | "desc", from?: number) =>
      service.messages.range(talk.sid, { order, from, limit: 2 }).map((item) => item.index);
    expect(range("asc", 3)).toEqual([3, 4]);
    expect(range("desc", 3)).toEqual([3, 2]);
    expect(range("desc")).toEqual([4, 3]);
    expect(range("asc")).toEqual([0, 1]);
  });
});

describe("media", () => {
  test("MEDIA1 a medium goes into one message, and tells where it went", () => {
    const { service, conversation, upload } = withMedia(createTestService());
    const talk = conversation();
    const picture = upload();
    const append = () =>
      service.messages.append(restActor, serviceSid, talk.sid, { mediaSids: [picture.sid] });
    const message = append();
    expect(message.media).toEqual([
      {
        sid: picture.sid,
        category: "media",
        filename: "1.png",
        contentType: "image/png",
        size: 10,
      },
    ]);
    expect(message.body).toBeNull();
    expect(service.media.get(serviceSid, picture.sid)).toMatchObject({
      conversationSid: talk.sid,
      messageSid: message.sid,
    });
    expect(refusal(append)).toMatchObject({ code: 50508, status: 400 });
    expect(service.messages.get(talk.sid, message.sid)).toEqual(message);
  });

  test("MEDIA2 at most ten in a message", () => {
    const { service, conversation, upload } = withMedia(createTestService());
    const talk = conversation();
    const mediaSids = Array.from({ length: 11 }, () => upload().sid);
    const append = (sids: string[]) =>
      service.messages.append(restActor, serviceSid, talk.sid, { mediaSids: sids });
    expect(refusal(() => append(mediaSids)).code).toBe(20001);
    expect(append(mediaSids.slice(1)).media).toHaveLength(10);
  });

  test("MEDIA3 the body of a media message cannot be edited, its attributes can", () => {
    const { service, conversation, upload } = withMedia(createTestService());
    const talk = conversation();
    const { sid } = service.messages.append(restActor, serviceSid, talk.sid, {
      body: "look",
      mediaSids: [upload().sid],
    });
    const update = (patch: object) =>
      service.messages.update(restActor, serviceSid, talk.sid, sid, patch);
    expect(refusal(() => update({ body: "x" })).code).toBe(50509);
    expect(update({ attributes: '{"a":1}' })).toMatchObject({ body: "look", media: [{}] });
  });

  test("MEDIA4 media go with their message or conversation, and the files are named", () => {
    const { service, conversation, upload, events } = withMedia(createTestService());
    const talk = conversation();
    const [one, two] = [upload(), upload()];
    const send = (sid: MediaSid) =>
      service.messages.append(restActor, serviceSid, talk.sid, { mediaSids: [sid] });
    const message = send(one.sid);
    send(two.sid);
    service.messages.remove(restActor, serviceSid, talk.sid, message.sid);
    expect(events.at(-1)).toEqual({ type: "mediaRemoved", mediaSids: [one.sid] });
    service.conversations.remove(restActor, serviceSid, talk.sid);
    expect(events.at(-1)).toEqual({ type: "mediaRemoved", mediaSids: [two.sid] });
    expect(service.media.find(two.sid)).toBeUndefined();
  });

  test("MEDIA5 a service does not see the media of another", () => {
    const { service, upload } = withMedia(createTestService());
    const { sid } = upload();
    expect(refusal(() => service.media.get(otherServiceSid, sid)).code).toBe(20404);
    expect(service.media.get(serviceSid, sid).sid).toBe(sid);
  });
});
