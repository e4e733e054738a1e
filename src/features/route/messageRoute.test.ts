import { expect, test } from "vitest";
import type { DeliveryReceipt, Participant } from "../../domain/entities.ts";
import {
  address,
  chatParticipant,
  conversationSid,
  identity,
  message,
  phoneParticipant,
  sid,
} from "../../domain/testing/fixtures.ts";
import type { LoggedMessage } from "./loggedMessages.ts";
import { isSettled, messageRoute, type RouteFacts } from "./messageRoute.ts";

const a = address("+14155550110");
const b = address("+14155550120");
const sentAt = 10_000;

const alice = chatParticipant("alice", { sid: sid("MB", 1) });
const bob = chatParticipant("bob", { sid: sid("MB", 2) });
const maya = phoneParticipant({
  sid: sid("MB", 3),
  address: address("+16505551111"),
  proxyAddress: a,
});
const tom = phoneParticipant({
  sid: sid("MB", 4),
  address: address("+16505552222"),
  proxyAddress: b,
});

function routeOf(change: Partial<RouteFacts> & { people?: never } = {}) {
  const participants = change.participants ?? [alice, bob, maya, tom];
  return messageRoute({
    message: message(7, {
      author: "+16505551111",
      participantSid: maya.sid,
      dateCreated: sentAt,
    }),
    receipts: undefined,
    logged: undefined,
    ...change,
    participants,
    people: {
      me: identity("alice"),
      users: {},
      learnedBindings: {},
      contacts: {},
      participants: Object.fromEntries(participants.map((one) => [one.sid, one])),
    },
  });
}

function receipt(of: Participant, fields: Partial<DeliveryReceipt>): DeliveryReceipt {
  return {
    sid: sid("DY", 1),
    messageSid: sid("IM", 8),
    participantSid: of.sid,
    status: "sent",
    errorCode: null,
    dateUpdated: sentAt + 600,
    ...fields,
  };
}

function logged(change: Partial<LoggedMessage> = {}): LoggedMessage {
  return {
    messageSid: sid("IM", 8),
    conversationSid,
    author: "+16505551111",
    body: "hi",
    acceptedAt: sentAt,
    text: null,
    legs: {},
    ...change,
  };
}

test("a phone's text comes in by its own number and goes to everybody else by theirs", () => {
  const route = routeOf();
  expect(route).toMatchObject({ channel: "sms", via: a, startedAt: sentAt });
  expect(route.legs.map(({ key, channel, from }) => [key, channel, from])).toEqual([
    [alice.sid, "chat", null],
    [bob.sid, "chat", null],
    [tom.sid, "sms", b],
  ]);
});

test("a program's message reaches all", () => {
  const written = message(7, { author: "booking", participantSid: null, dateCreated: sentAt });
  const route = routeOf({ message: written });
  expect(route).toMatchObject({ channel: "api", via: null });
  expect(route.legs).toHaveLength(4);
});

test("who joined later has no leg", () => {
  const late = phoneParticipant({ ...tom, dateCreated: sentAt + 1 });
  expect(routeOf({ participants: [alice, maya, late] }).legs.map(({ key }) => key)).toEqual([
    alice.sid,
  ]);
});

test("who has left is still told of by the receipt", () => {
  const legs = routeOf({ participants: [alice, maya], receipts: [receipt(tom, {})] }).legs;
  expect(legs.at(-1)).toMatchObject({ key: tom.sid, person: null, status: "sent" });
});

test("of receipt and log the one that is further counts", () => {
  const step = { status: "delivered" as const, at: sentAt + 1820, errorCode: null };
  const log = logged({
    legs: {
      [sid("DY", 1)]: {
        participantSid: tom.sid,
        from: b,
        to: address("+16505552222"),
        steps: [step],
      },
    },
  });
  const ahead = routeOf({ logged: log, receipts: [receipt(tom, {})] });
  expect(ahead.legs.at(-1)).toMatchObject({ status: "delivered", at: sentAt + 1820 });
  const failed = receipt(tom, {
    status: "undelivered",
    errorCode: 30003,
    dateUpdated: sentAt + 9000,
  });
  const behind = routeOf({ logged: log, receipts: [failed] });
  expect(behind.legs.at(-1)).toMatchObject({
    status: "undelivered",
    errorCode: 30003,
    at: sentAt + 9000,
  });
});

test("a leg of which nothing is known waits", () => {
  const leg = routeOf().legs.at(-1);
  expect(leg).toMatchObject({ status: null, at: null });
  expect(leg && isSettled(leg)).toBe(false);
});

test("in chat the horizon tells who has read, and when if it ends at this message", () => {
  const readHere = { ...bob, lastReadMessageIndex: 7, lastReadTimestamp: sentAt + 500 };
  const readOn = { ...bob, lastReadMessageIndex: 9, lastReadTimestamp: sentAt + 900 };
  const bobs = (one: Participant) => routeOf({ participants: [one] }).legs[0];
  expect(bobs(bob)).toMatchObject({ status: "sent", at: null });
  expect(bobs(readHere)).toMatchObject({ status: "read", at: sentAt + 500 });
  expect(bobs(readOn)).toMatchObject({ status: "read", at: null });
  expect(bobs(alice)).toMatchObject({ status: "delivered" });
});

test("times count from when the phone sent its text", () => {
  const text = { sentAt: sentAt - 20, to: a };
  expect(routeOf({ logged: logged({ text }) })).toMatchObject({
    startedAt: sentAt - 20,
    acceptedAt: sentAt,
  });
});
