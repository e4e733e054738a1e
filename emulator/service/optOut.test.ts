import { expect, test } from "vitest";
import { restActor } from "./actor.ts";
import type { Choices } from "./choices.ts";
import {
  address,
  createTestService,
  messagingServiceSid,
  numberOne,
  numberTwo,
  phoneOne,
  phoneTwo,
  serviceSid,
  whatsappPhone,
  whatsappSender,
} from "./testService.ts";

function setUp(choices: Partial<Choices> = {}) {
  const all = createTestService({ choices });
  const { service, store } = all;
  const talk = all.conversation();
  all.addPhone(talk, phoneOne);
  const text = (body: string, from = phoneOne, to = numberOne) =>
    service.inbound.receive({ from, to, body });
  const send = (conversation = talk) => {
    const message = service.messages.append(restActor, serviceSid, conversation.sid, { body: "x" });
    return store.receipts.ofMessage(message.sid).map((leg) => [leg.status, leg.errorCode]);
  };
  const replies = () =>
    all.events.flatMap((event) =>
      event.type === "automaticReply" ? [`${event.from} > ${event.to}: ${event.body}`] : [],
    );
  return { ...all, talk, text, send, replies };
}

const optedOut = [["failed", 21610]];
const queued = [["queued", null]];

test.each([
  "STOP",
  "stop",
  " StopAll ",
  "unsubscribe",
  "CANCEL",
  "end",
  "quit",
  "revoke",
  "optout",
])("STOP1 %j ends the texts of that number to that phone, until START", (word) => {
  const { text, send, replies } = setUp();
  expect(send()).toEqual(queued);
  text(word);
  expect(send()).toEqual(optedOut);
  expect(replies()).toEqual([
    expect.stringContaining(`${numberOne} > ${phoneOne}: You have successfully been unsub`),
  ]);
  text("Start");
  expect(send()).toEqual(queued);
  expect(replies()).toHaveLength(2);
});

test.each(["stop please", "don't stop", "STOP.", "st op"])(
  "STOP1 the whole text must be the word: %j is none",
  (body) => {
    const { text, send, replies } = setUp();
    text(body);
    expect(send()).toEqual(queued);
    expect(replies()).toEqual([]);
  },
);

test("STOP2 the text is in the conversation like any other, and the phone stays in it", () => {
  const { text, talk, now, service } = setUp();
  expect(text("STOP")).toMatchObject({ conversationSid: talk.sid });
  expect(now(talk).messagesCount).toBe(1);
  expect(service.participants.findByPair(phoneOne, numberOne)).toBeDefined();
});

test("STOP3 it is between one phone and one number, or all numbers of the messaging service", () => {
  for (const [pool, expected] of [
    [[], queued],
    [[numberOne], queued],
    [[numberOne, numberTwo], optedOut],
  ] as const) {
    const { text, send, conversation, addPhone, service } = setUp();
    for (const address of pool) {
      const { sid = "" } = service.numbers.findByAddress(address) ?? {};
      service.messagingServices.numbers.add(messagingServiceSid, sid);
    }
    const other = conversation();
    addPhone(other, phoneOne, numberTwo);
    const third = conversation();
    addPhone(third, phoneTwo, numberOne);
    text("STOP");
    expect(send(other)).toEqual(expected);
    expect(send(third)).toEqual(queued);
  }
});

test("STOP4 words that change nothing are answered only where they ask", () => {
  const { text, replies } = setUp();
  text("START");
  expect(replies()).toEqual([]);
  text("STOP");
  text("STOP");
  expect(replies()).toHaveLength(1);
  text("HELP");
  text("info");
  expect(replies()).toHaveLength(3);
});

test("STOP5 WhatsApp is left alone", () => {
  const { text, send, conversation, addPhone, replies } = setUp();
  const talk = conversation();
  addPhone(talk, whatsappPhone, whatsappSender);
  text("STOP", whatsappPhone, whatsappSender);
  expect(send(talk)).toEqual(queued);
  expect(replies()).toEqual([]);
});

test("STOP6 a text that belongs to no conversation counts too", () => {
  const { text, conversation, addPhone, send } = setUp();
  expect(text("STOP", phoneTwo)).toBeNull();
  const talk = conversation();
  addPhone(talk, phoneTwo);
  expect(send(talk)).toEqual(optedOut);
});

test("STOP7 for toll-free numbers the network knows STOP and UNSTOP only", () => {
  const { text, conversation, addPhone, send, replies, service } = setUp();
  const tollFree = address("+18885550100");
  service.numbers.add({ address: tollFree, friendlyName: tollFree });
  const talk = conversation();
  addPhone(talk, phoneTwo, tollFree);
  const say = (body: string) => text(body, phoneTwo, tollFree);
  say("QUIT");
  say("HELP");
  expect([send(talk), replies()]).toEqual([queued, []]);
  say("STOP");
  expect(send(talk)).toEqual(optedOut);
  say("START");
  expect(send(talk)).toEqual(optedOut);
  say("Unstop");
  expect(send(talk)).toEqual(queued);
  expect(replies()).toHaveLength(2);
});
