import { describe, expect, test } from "vitest";
import type { Address } from "../../src/domain/address.ts";
import type { MediaSid } from "../../src/domain/sids.ts";
import { restActor } from "./actor.ts";
import type { TestService } from "./testService.ts";
import {
  address,
  createTestService,
  numberOne,
  numberTwo,
  otherServiceSid,
  person,
  phoneOne,
  phoneThree,
  phoneTwo,
  serviceSid,
  whatsappPhone,
  whatsappSender,
} from "./testService.ts";

function text(test: TestService, from: Address, to: Address, body = "hi") {
  return test.service.inbound.receive({ from, to, body });
}

describe("inbound texts", () => {
  test("IN1 the pair (from, to) finds the conversation: the routing table of the story", () => {
    const all = createTestService();
    const { conversation, addPhone, service } = all;
    const [first, second] = [conversation("#1"), conversation("#2")];
    addPhone(first, phoneOne, numberOne);
    addPhone(first, phoneTwo, numberOne);
    addPhone(second, phoneOne, numberTwo);
    addPhone(second, phoneThree, numberOne);
    const routes: [Address, Address, typeof first][] = [
      [phoneOne, numberOne, first],
      [phoneOne, numberTwo, second],
      [phoneTwo, numberOne, first],
      [phoneThree, numberOne, second],
    ];
    for (const [from, to, expected] of routes) {
      const body = `${from} to ${to}`;
      const received = text(all, from, to, body);
      expect(received?.conversationSid).toBe(expected.sid);
      const message = service.messages.get(expected.sid, received?.messageSid ?? "");
      expect(message.body).toBe(body);
    }
    expect(text(all, phoneTwo, numberTwo)).toBeNull();
  });

  test("IN2 the author is the address as bound, the participant its own", () => {
    const all = createTestService();
    const talk = all.conversation();
    const phone = all.addPhone(talk, phoneOne);
    const whatsapp = all.addPhone(talk, whatsappPhone, whatsappSender);
    text(all, phoneOne, numberOne);
    text(all, whatsappPhone, whatsappSender);
    expect(all.service.messages.range(talk.sid, { order: "asc", limit: 9 })).toMatchObject([
      { author: "+16505551111", participantSid: phone.sid, index: 0 },
      { author: "whatsapp:+16505554444", participantSid: whatsapp.sid, index: 1 },
    ]);
  });

  test("IN3 an inactive conversation matches and wakes up", () => {
    const all = createTestService();
    const talk = all.conversation();
    all.addPhone(talk, phoneOne);
    all.service.conversations.update(restActor, serviceSid, talk.sid, { state: "inactive" });
    expect(text(all, phoneOne, numberOne)?.conversationSid).toBe(talk.sid);
    expect(all.now(talk).state).toBe("active");
  });

  test("IN4 a closed conversation does not match; the next holder of the pair does", () => {
    const all = createTestService();
    const [first, second] = [all.conversation(), all.conversation()];
    all.addPhone(first, phoneOne);
    all.close(first);
    expect(text(all, phoneOne, numberOne)).toBeNull();
    all.addPhone(second, phoneOne);
    expect(text(all, phoneOne, numberOne)?.conversationSid).toBe(second.sid);
  });

  test("IN5 what matches nobody is logged and dropped", () => {
    const all = createTestService();
    all.addPhone(all.conversation(), phoneOne);
    all.events.length = 0;
    expect(text(all, address("+16505559999"), numberOne, "lost")).toBeNull();
    expect(text(all, phoneOne, numberTwo, "lost")).toBeNull();
    expect(all.events).toMatchObject([
      { type: "inboundDropped", from: "+16505559999", to: numberOne, body: "lost" },
      { type: "inboundDropped", from: phoneOne, to: numberTwo },
    ]);
    expect(all.logged).toHaveLength(2);
  });

  test("IN6 conversations of every service take part, and media move to theirs", () => {
    const all = createTestService();
    const { service, clock } = all;
    const elsewhere = service.conversations.create(restActor, otherServiceSid, {});
    all.addPhone(elsewhere, phoneOne);
    // A sid by construction.
    const sid = `ME${"0".repeat(32)}` as MediaSid;
    service.media.create({
      sid,
      category: "media",
      filename: null,
      contentType: "image/jpeg",
      size: 5,
      serviceSid,
      author: phoneOne,
      conversationSid: null,
      messageSid: null,
      dateCreated: clock.now(),
      dateUpdated: clock.now(),
    });
    const received = service.inbound.receive({
      from: phoneOne,
      to: numberOne,
      body: null,
      mediaSids: [sid],
    });
    expect(service.media.get(otherServiceSid, sid).messageSid).toBe(received?.messageSid);
  });
});

describe("fan-out", () => {
  test("FAN1 every phone but the author's gets one leg; chat people get none", () => {
    const all = createTestService();
    const talk = all.conversation();
    all.addChat(talk, "alice");
    all.addPhone(talk, phoneOne);
    all.addPhone(talk, phoneTwo);
    all.addPhone(talk, phoneThree);
    const reached = () => {
      const to = all.legs().map((leg) => leg.to);
      all.events.length = 0;
      return to;
    };
    text(all, phoneOne, numberOne);
    expect(reached()).toEqual([phoneTwo, phoneThree]);
    all.service.messages.append(person("alice"), serviceSid, talk.sid, { body: "x" });
    expect(reached()).toEqual([phoneOne, phoneTwo, phoneThree]);
    all.say(talk, "x");
    expect(reached()).toEqual([phoneOne, phoneTwo, phoneThree]);
    all.say(talk, "x", phoneTwo);
    expect(reached()).toEqual([phoneOne, phoneThree]);
  });

  test("FAN2 each phone hears from its own Twilio number", () => {
    const all = createTestService();
    const talk = all.conversation();
    all.addPhone(talk, phoneOne, numberOne);
    all.addPhone(talk, phoneTwo, numberTwo);
    all.addPhone(talk, whatsappPhone, whatsappSender);
    all.say(talk, "x");
    expect(all.legs().map((leg) => `${leg.from} > ${leg.to}`)).toEqual([
      `${numberOne} > ${phoneOne}`,
      `${numberTwo} > ${phoneTwo}`,
      `${whatsappSender} > ${whatsappPhone}`,
    ]);
    expect(all.legs().map((leg) => leg.channelMessageSid.slice(0, 2))).toEqual(["SM", "SM", "WA"]);
  });

  test("FAN5 a text over 1600 characters is kept, and fails on the way to phones with 21617", () => {
    const all = createTestService();
    const talk = all.conversation();
    all.addPhone(talk, phoneOne);
    all.say(talk, "x".repeat(1600));
    expect(all.legs()).toHaveLength(1);
    all.events.length = 0;
    const message = all.say(talk, "x".repeat(1601));
    expect(all.types()).toEqual(["messageAdded", "conversationUpdated", "receiptUpdated"]);
    expect(message.delivery).toMatchObject({ total: 1, sent: "none", failed: "all" });
    const { items } = all.service.receipts.list(message.sid, { pageSize: 50 });
    expect(items).toMatchObject([{ status: "failed", errorCode: 21617 }]);
  });

  test("FAN6 who has left hears nothing more", () => {
    const all = createTestService();
    const talk = all.conversation();
    const { sid } = all.addPhone(talk, phoneOne);
    all.addPhone(talk, phoneTwo);
    all.say(talk, "x");
    all.service.participants.remove(restActor, serviceSid, talk.sid, sid);
    all.events.length = 0;
    all.say(talk, "y");
    expect(all.legs().map((leg) => leg.to)).toEqual([phoneTwo]);
  });
});
