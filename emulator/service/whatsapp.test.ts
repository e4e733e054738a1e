import { describe, expect, test } from "vitest";
import type { Address } from "../../src/domain/address.ts";
import type { ConversationRow } from "../store/rows.ts";
import { restActor } from "./actor.ts";
import type { Choices } from "./choices.ts";
import { sandboxAddress } from "./sandbox.ts";
import {
  address,
  createTestService,
  identity,
  phoneOne,
  refusal,
  serviceSid,
  whatsappPhone,
  whatsappSender,
} from "./testService.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const stranger = address("whatsapp:+4915112345678");

function setUp(choices: Partial<Choices> = {}) {
  const all = createTestService({ choices });
  const { service, store, clock } = all;
  const talk = all.conversation();
  all.addPhone(talk, whatsappPhone, whatsappSender);
  const text = (from: Address, to: Address, body = "hi") =>
    service.inbound.receive({ from, to, body });
  const send = (conversation: ConversationRow, input: { body?: string; contentSid?: string }) => {
    const message = service.messages.append(restActor, serviceSid, conversation.sid, input);
    return store.receipts
      .ofMessage(message.sid)
      .map(({ status, errorCode }) => [status, errorCode] as const);
  };
  const template = (types: Record<string, object>, approve = true) => {
    const { sid } = service.contents.create({ friendlyName: "t", language: "en", types });
    if (approve) service.contents.decide(sid, "approved");
    return sid;
  };
  return { ...all, clock, talk, text, send, template };
}

const outside = [["undelivered", 63016]];
const queued = [["queued", null]];

describe("the WhatsApp window", () => {
  test("WA1 is open for 24 hours from the latest text of that phone to that sender", () => {
    const { talk, text, send, clock } = setUp();
    expect(send(talk, { body: "in time" })).toEqual(queued);
    clock.advance(dayMs - 1);
    expect(send(talk, { body: "just in time" })).toEqual(queued);
    clock.advance(1);
    expect(send(talk, { body: "late" })).toEqual(outside);
    text(whatsappPhone, whatsappSender);
    clock.advance(dayMs - 1);
    expect(send(talk, { body: "again" })).toEqual(queued);
  });

  test("WA1 is each phone's own, and opens also for a text that nobody took", () => {
    const { conversation, addPhone, text, send } = setUp();
    const other = conversation();
    text(stranger, whatsappSender, "into the void");
    addPhone(other, stranger, whatsappSender);
    expect(send(other, { body: "x" })).toEqual(queued);
    const third = conversation();
    addPhone(third, address("whatsapp:+4915112345679"), whatsappSender);
    expect(send(third, { body: "x" })).toEqual(outside);
  });

  test("WA2 a blocked text is in the conversation; only the WhatsApp leg fails", () => {
    const { talk, service, clock, addChat, addPhone, store } = setUp();
    addChat(talk, "alice");
    addPhone(talk, phoneOne);
    clock.advance(dayMs);
    const message = service.messages.append(restActor, serviceSid, talk.sid, { body: "late" });
    expect(message.delivery).toMatchObject({ total: 2, undelivered: "some" });
    const codes = store.receipts.ofMessage(message.sid).map(({ to, errorCode }) => [to, errorCode]);
    expect(codes).toEqual([
      [whatsappPhone, 63016],
      [phoneOne, null],
    ]);
    expect(service.messages.get(talk.sid, message.sid).body).toBe("late");
    expect(service.participants.findMember(talk.sid, identity("alice"))).toBeDefined();
  });

  test("WA2 how such a leg ends can be chosen", () => {
    const { talk, send, clock } = setUp({ outsideWindowStatus: "failed" });
    clock.advance(dayMs);
    expect(send(talk, { body: "late" })).toEqual([["failed", 63016]]);
  });

  const text = { "twilio/text": { body: "Hello {{1}}" } };
  const quickReply = {
    "twilio/quick-reply": { body: "Yes?", actions: [{ title: "Yes", id: "y" }] },
  };
  const listPicker = {
    "twilio/list-picker": { body: "Pick", button: "Go", items: [{ item: "A" }] },
  };
  const place = { "twilio/location": { latitude: 1, longitude: 2, label: "Here" } };
  test.each([
    ["approved text", text, true, queued],
    ["approved quick reply", quickReply, true, queued],
    ["text that nobody has approved", text, false, outside],
    ["list picker", listPicker, true, outside],
    ["location", place, true, outside],
  ])("WA3 outside the window: %s", (_what, types, approve, expected) => {
    const { talk, send, clock, template } = setUp();
    const contentSid = template(types, approve);
    clock.advance(dayMs);
    expect(send(talk, { contentSid })).toEqual(expected);
  });

  const call = { title: "Call", type: "PHONE_NUMBER", phone: "+14155550110" };
  const page = { title: "Open", type: "URL", url: "https://example.com" };
  const button = (...actions: object[]) => ({ "twilio/call-to-action": { body: "Act", actions } });
  const insideWindow: [string, Record<string, object>, unknown][] = [
    ["text", text, queued],
    ["list picker", listPicker, queued],
    ["location", place, queued],
    ["one page to open", button(page), queued],
    ["a number to call", button(call), [["failed", 63021]]],
    ["two buttons", button(page, call), [["failed", 63021]]],
    ["WhatsApp's own card", { "whatsapp/card": { body: "Card" } }, [["failed", 63021]]],
  ];
  test.each(insideWindow)(
    "WA4 inside the window without approval: %s",
    (_what, types, expected) => {
      const { talk, send, template } = setUp();
      expect(send(talk, { contentSid: template(types, false) })).toEqual(expected);
    },
  );

  test("WA5 the words of a template in the body are no template, unless that is chosen", () => {
    for (const [bodyMayBeTemplate, expected] of [
      [false, outside],
      [true, queued],
    ] as const) {
      const { talk, send, clock, template } = setUp({ bodyMayBeTemplate });
      template(text);
      clock.advance(dayMs);
      expect(send(talk, { body: "Hello Maya" })).toEqual(expected);
      expect(send(talk, { body: "Hullo Maya" })).toEqual(outside);
    }
  });

  test("WA6 adding a WhatsApp phone sends nothing and opens nothing", () => {
    const { conversation, addPhone, legs, send } = setUp();
    const other = conversation();
    addPhone(other, stranger, whatsappSender);
    expect(legs()).toEqual([]);
    expect(send(other, { body: "x" })).toEqual(outside);
  });
});

describe("templates", () => {
  test("CONTENT1 has a language and types that are known and whole", () => {
    const { service } = setUp();
    const create = (input: object) => refusal(() => service.contents.create(input)).message;
    const types = { "twilio/text": { body: "x" } };
    expect(create({ types })).toContain("language");
    expect(create({ language: "en" })).toContain("types");
    expect(create({ language: "en", types: {} })).toContain("names no type");
    expect(create({ language: "en", types: { "twilio/song": {} } })).toContain("twilio/song");
    expect(create({ language: "en", types: { "twilio/text": {} } })).toContain("twilio/text.body");
    const long = { "twilio/quick-reply": { body: "x".repeat(1025), actions: [{ title: "a" }] } };
    expect(create({ language: "en", types: long })).toContain("twilio/quick-reply.body");
    expect(service.contents.all()).toEqual([]);
    expect(service.contents.create({ language: "en", types })).toMatchObject({ approval: null });
  });

  test("CONTENT2 is submitted once and then decided about; what WhatsApp never approves cannot be submitted", () => {
    const { service, template } = setUp();
    const { contents } = service;
    const sid = template({ "twilio/text": { body: "x" } }, false);
    const posted = { name: "a_name", category: "UTILITY" };
    expect(refusal(() => contents.submit(sid, { ...posted, name: "A name" })).message).toContain(
      "name",
    );
    expect(contents.submit(sid, posted)).toMatchObject({ status: "received", category: "UTILITY" });
    expect(refusal(() => contents.submit(sid, posted))).toMatchObject({ code: 20409 });
    contents.decide(sid, "rejected", "INVALID_FORMAT");
    expect(contents.get(sid).approval).toMatchObject({
      status: "rejected",
      rejectionReason: "INVALID_FORMAT",
    });
    const place = template({ "twilio/location": { latitude: 1, longitude: 2 } }, false);
    expect(refusal(() => contents.submit(place, posted)).message).toContain("twilio/location");
  });

  test("CONTENT3 fills the gaps from the variables, else from the samples, and takes the place of the body", () => {
    const { talk, service, store } = setUp();
    const { sid: contentSid } = service.contents.create({
      language: "en",
      variables: { 1: "friend", 2: "noon" },
      types: {
        "twilio/text": { body: "Hi {{1}}, at {{ 2 }} {{3}}" },
        "twilio/quick-reply": { body: "{{1}}?", actions: [{ title: "At {{2}}", id: "y" }] },
      },
    });
    const append = (contentVariables?: string) =>
      service.messages.append(restActor, serviceSid, talk.sid, {
        body: "not this",
        contentSid,
        contentVariables,
      });
    expect(append()).toMatchObject({ contentSid, body: "Hi friend, at noon {{3}}" });
    const message = append('{"1":"Maya","3":"!"}');
    expect(message.body).toBe("Hi Maya, at noon !");
    const [medium] = message.media;
    expect(medium).toMatchObject({
      category: "body",
      contentType: "application/x-vnd.com.twilio.rich.twilio.quick-reply",
    });
    const inline = medium && store.media.get(medium.sid)?.inline;
    expect(JSON.parse(inline ?? "")).toEqual({
      type: "twilio/quick-reply",
      data: { body: "Maya?", actions: [{ title: "At noon", id: "y" }] },
    });
    expect(refusal(() => append("{1}")).code).toBe(21656);
    expect(refusal(() => append('{"1":["x"]}')).code).toBe(21656);
  });

  test("CONTENT4 SMS gets the text form; one without words fails there with 63021", () => {
    const { conversation, addPhone, send, template } = setUp();
    const talk = conversation();
    addPhone(talk, phoneOne);
    const card = template({ "twilio/card": { title: "A flat" }, "twilio/text": { body: "Flat" } });
    expect(send(talk, { contentSid: card })).toEqual(queued);
    const place = template({ "twilio/location": { latitude: 1, longitude: 2 } });
    expect(send(talk, { contentSid: place })).toEqual([["failed", 63021]]);
  });

  test("CONTENT5 a message stays as it is when its template is deleted, and can be edited", () => {
    const { talk, service, template } = setUp();
    const contentSid = template({ "twilio/text": { body: "Hello" } });
    const { sid } = service.messages.append(restActor, serviceSid, talk.sid, { contentSid });
    service.contents.remove(contentSid);
    expect(refusal(() => service.contents.get(contentSid)).code).toBe(20404);
    expect(service.messages.get(talk.sid, sid)).toMatchObject({ body: "Hello", contentSid });
    const patch = { body: "Hello again" };
    const edited = service.messages.update(restActor, serviceSid, talk.sid, sid, patch);
    expect(edited.body).toBe("Hello again");
  });
});

describe("the sandbox", () => {
  function setUpSandbox(choices: Partial<Choices> = {}) {
    const all = setUp(choices);
    const { joinText } = all.service.sandbox.enable();
    all.addPhone(all.talk, stranger, sandboxAddress);
    const replies = () =>
      all.events.flatMap((event) => (event.type === "automaticReply" ? [event.body] : []));
    const sandboxLeg = (input: { body?: string; contentSid?: string }) =>
      all.send(all.talk, input).slice(1);
    return { ...all, joinText, replies, sandboxLeg };
  }

  test("SANDBOX1 writes to those who have joined within three days; others are 63015", () => {
    const { text, joinText, sandboxLeg, clock, replies } = setUpSandbox();
    expect(sandboxLeg({ body: "x" })).toEqual([["failed", 63015]]);
    text(stranger, sandboxAddress, ` ${joinText.toUpperCase()} `);
    expect(replies()).toHaveLength(1);
    text(stranger, sandboxAddress, "hello");
    expect(sandboxLeg({ body: "x" })).toEqual(queued);
    clock.advance(3 * dayMs);
    expect(sandboxLeg({ body: "x" })).toEqual([["failed", 63015]]);
  });

  test("SANDBOX2 keeps joining, leaving and the texts of strangers to itself", () => {
    const { text, joinText, replies, now, talk } = setUpSandbox();
    expect(text(stranger, sandboxAddress, "anybody?")).toBeNull();
    expect(text(stranger, sandboxAddress, joinText)).toBeNull();
    expect(text(stranger, sandboxAddress, "hello")).not.toBeNull();
    expect(text(stranger, sandboxAddress, "Stop")).toBeNull();
    expect(text(stranger, sandboxAddress, "hello?")).toBeNull();
    expect(now(talk).messagesCount).toBe(1);
    expect(replies()).toHaveLength(4);
  });

  test("SANDBOX3 is enabled once", () => {
    const { service } = setUpSandbox();
    service.sandbox.enable();
    expect(service.contents.all()).toHaveLength(3);
    expect(service.numbers.findByAddress(sandboxAddress)).toBeDefined();
  });

  test("SANDBOX4 outside the window it sends its presets only", () => {
    const { text, joinText, sandboxLeg, clock, service, template } = setUpSandbox();
    text(stranger, sandboxAddress, joinText);
    const own = template({ "twilio/text": { body: "Mine" } });
    const [preset] = service.contents.all().filter(({ origin }) => origin === "sandbox");
    clock.advance(dayMs);
    expect(sandboxLeg({ contentSid: own })).toEqual(outside);
    expect(sandboxLeg({ contentSid: preset?.sid ?? "" })).toEqual(queued);
  });

  test("SANDBOX5 sends one message in three seconds, others are 63018; one that fails takes no turn", () => {
    const { text, joinText, sandboxLeg, clock } = setUpSandbox();
    expect(sandboxLeg({ body: "not joined yet" })).toEqual([["failed", 63015]]);
    text(stranger, sandboxAddress, joinText);
    text(stranger, sandboxAddress, "hello");
    expect(sandboxLeg({ body: "one" })).toEqual(queued);
    clock.advance(2_999);
    expect(sandboxLeg({ body: "two" })).toEqual([["failed", 63018]]);
    clock.advance(1);
    expect(sandboxLeg({ body: "three" })).toEqual(queued);
  });

  test("SANDBOX5 a trial account's sends 50 a day, others are 63038", () => {
    const { text, joinText, sandboxLeg, clock } = setUpSandbox({ trialAccount: true });
    text(stranger, sandboxAddress, joinText);
    text(stranger, sandboxAddress, "hello");
    for (let at = 0; at < 50; at += 1) {
      clock.advance(3_000);
      expect(sandboxLeg({ body: "x" })).toEqual(queued);
    }
    clock.advance(3_000);
    expect(sandboxLeg({ body: "x" })).toEqual([["failed", 63038]]);
    clock.advance(dayMs - 60 * 60_000);
    expect(sandboxLeg({ body: "x" })).toEqual(queued);
  });
});
