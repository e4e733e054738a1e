import { describe, expect, test } from "vitest";
import type { DeliveryStatus } from "../../src/domain/deliveryStatus.ts";
import { deliveryStatuses } from "../../src/domain/deliveryStatus.ts";
import { restActor } from "./actor.ts";
import { aggregateDelivery } from "./delivery.ts";
import {
  createTestService,
  phoneOne,
  phoneTwo,
  refusal,
  serviceSid,
  whatsappPhone,
  whatsappSender,
} from "./testService.ts";

function twoPhones() {
  const all = createTestService();
  const talk = all.conversation();
  all.addChat(talk, "alice");
  all.addPhone(talk, phoneOne);
  all.addPhone(talk, phoneTwo);
  const message = all.say(talk, "hello");
  const [first, second] = all.legs();
  if (first === undefined || second === undefined) throw new Error("No legs");
  all.events.length = 0;
  return { ...all, talk, message, first, second };
}

describe("receipts", () => {
  test("RCPT1 one for each phone that is to hear, queued at first; none without phones", () => {
    const { service, message, conversation, say, addChat } = twoPhones();
    const { items } = service.receipts.list(message.sid, { pageSize: 50 });
    expect(items.map((item) => [item.to, item.status, item.errorCode])).toEqual([
      [phoneOne, "queued", null],
      [phoneTwo, "queued", null],
    ]);
    expect(message.delivery).toEqual({
      total: 2,
      sent: "none",
      delivered: "none",
      read: "none",
      failed: "none",
      undelivered: "none",
    });
    const chatOnly = conversation();
    addChat(chatOnly, "alice");
    expect(say(chatOnly, "x").delivery).toBeNull();
  });

  // Rows: from. Allowed targets of each.
  const allowed: Record<DeliveryStatus, readonly DeliveryStatus[]> = {
    queued: ["sent", "delivered", "failed", "undelivered"],
    sent: ["delivered", "failed", "undelivered"],
    delivered: [],
    read: [],
    failed: [],
    undelivered: [],
  };
  for (const from of ["queued", "sent", "delivered", "failed", "undelivered"] as const) {
    test(`RCPT2 from ${from} an SMS goes only to: ${allowed[from].join(", ") || "nothing"}`, () => {
      for (const to of deliveryStatuses) {
        const { service, first, types } = twoPhones();
        if (from !== "queued") service.receipts.advance(first.sid, from);
        const before = types().length;
        expect(service.receipts.advance(first.sid, to), to).toBe(allowed[from].includes(to));
        const expected = allowed[from].includes(to) ? to : from;
        expect(service.receipts.find(first.sid)?.status).toBe(expected);
        expect(types().length > before).toBe(allowed[from].includes(to));
      }
    });
  }

  test("RCPT3 only WhatsApp tells that something was read", () => {
    const { service, talk, addPhone, say, legs, first, events } = twoPhones();
    expect(service.receipts.advance(first.sid, "read")).toBe(false);
    addPhone(talk, whatsappPhone, whatsappSender);
    events.length = 0;
    say(talk, "x");
    const leg = legs().find((each) => each.to === whatsappPhone);
    expect(leg && service.receipts.advance(leg.sid, "read")).toBe(true);
  });

  test("RCPT4 the words of a message sum up its legs", () => {
    const words = (...statuses: DeliveryStatus[]) => {
      const sum = aggregateDelivery(statuses);
      return sum && [sum.sent, sum.delivered, sum.read, sum.failed, sum.undelivered].join(" ");
    };
    expect(words()).toBeNull();
    expect(words("queued", "queued")).toBe("none none none none none");
    expect(words("sent", "queued")).toBe("some none none none none");
    expect(words("delivered", "sent")).toBe("all some none none none");
    expect(words("read", "read")).toBe("all all all none none");
    expect(words("failed", "delivered")).toBe("some some none some none");
    expect(words("undelivered")).toBe("all none none none all");
  });

  test("RCPT5 each step tells of the receipt, and of the message when its words change", () => {
    const { service, first, second, message, talk, types, events } = twoPhones();
    const advance = (sid: typeof first.sid, status: DeliveryStatus) => {
      events.length = 0;
      service.receipts.advance(sid, status);
      return types();
    };
    expect(advance(first.sid, "sent")).toEqual(["receiptUpdated", "messageUpdated"]);
    expect(advance(second.sid, "sent")).toEqual(["receiptUpdated", "messageUpdated"]);
    expect(advance(first.sid, "undelivered")).toEqual(["receiptUpdated", "messageUpdated"]);
    const stored = service.messages.get(talk.sid, message.sid);
    expect(stored.delivery).toMatchObject({ sent: "all", undelivered: "some" });
    expect(stored.eventId).toBeGreaterThan(message.eventId);
    expect(stored.dateUpdated).toBe(message.dateUpdated);
  });

  test("RCPT6 a WhatsApp phone that reads moves its read horizon, forward only", () => {
    const { service, conversation, addPhone, say, legs } = createTestService();
    const talk = conversation();
    const phone = addPhone(talk, whatsappPhone, whatsappSender);
    say(talk, "one");
    say(talk, "two");
    const [one, two] = legs();
    const horizon = () => service.participants.get(talk.sid, phone.sid).lastReadMessageIndex;
    if (two) service.receipts.advance(two.sid, "read");
    expect(horizon()).toBe(1);
    if (one) service.receipts.advance(one.sid, "read");
    expect(horizon()).toBe(1);
  });

  test("RCPT7 an error code comes with a failure; what is not done can be taken up again", () => {
    const { service, first, second, message } = twoPhones();
    service.receipts.advance(first.sid, "undelivered", 30003);
    service.receipts.advance(second.sid, "sent");
    expect(service.receipts.get(message.sid, first.sid)).toMatchObject({ errorCode: 30003 });
    expect(service.receipts.pending().map((leg) => leg.sid)).toEqual([second.sid]);
    service.receipts.advance(second.sid, "delivered");
    expect(service.receipts.pending()).toEqual([]);
  });

  test("RCPT8 a word on a leg whose message is gone changes nothing", () => {
    const { service, first, talk, message, types, events } = twoPhones();
    service.messages.remove(restActor, serviceSid, talk.sid, message.sid);
    events.length = 0;
    expect(service.receipts.advance(first.sid, "sent")).toBe(false);
    expect(types()).toEqual([]);
    expect(refusal(() => service.receipts.get(message.sid, first.sid)).code).toBe(20404);
  });
});
