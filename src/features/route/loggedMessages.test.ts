import { expect, test } from "vitest";
import { address, conversationSid, sid } from "../../domain/testing/fixtures.ts";
import {
  type LoggedMessage,
  type LoggedMessages,
  nothingLogged,
  withEvent,
  withLoaded,
} from "./loggedMessages.ts";
import type { RouteEvent } from "./routeEvents.ts";

const a = address("+14155550110");
const tom = address("+16505552222");

function accepted(number: number): RouteEvent {
  return {
    type: "messageAccepted",
    messageSid: sid("IM", number),
    conversationSid,
    author: "+16505551111",
    body: "hi",
    dateCreated: number,
  };
}

function leg(status: "queued" | "sent" | "delivered", at: number): RouteEvent {
  return {
    type: status === "queued" ? "legSent" : "receiptChanged",
    receiptSid: sid("DY", 1),
    messageSid: sid("IM", 1),
    participantSid: sid("MB", 1),
    from: a,
    to: tom,
    status,
    errorCode: 0,
    dateUpdated: at,
  };
}

function loaded(number: number, change: Partial<LoggedMessage> = {}): LoggedMessage {
  return {
    messageSid: sid("IM", number),
    conversationSid,
    author: "+16505551111",
    body: "hi",
    acceptedAt: number,
    text: null,
    legs: {},
    ...change,
  };
}

const whole = [accepted(1), leg("queued", 2), leg("sent", 3), leg("delivered", 4)];

function stepsIn(state: LoggedMessages) {
  return Object.values(state.messages[sid("IM", 1)]?.legs ?? {}).map(({ steps }) => steps);
}

test("a leg's steps are kept with their times", () => {
  expect(stepsIn(whole.reduce(withEvent, nothingLogged))).toEqual([
    [
      { status: "queued", at: 2, errorCode: null },
      { status: "sent", at: 3, errorCode: null },
      { status: "delivered", at: 4, errorCode: null },
    ],
  ]);
});

test("what is heard twice changes nothing", () => {
  const state = whole.reduce(withEvent, nothingLogged);
  expect(whole.reduce(withEvent, state)).toBe(state);
});

test("legs of messages that are not logged are not kept", () => {
  expect(withEvent(nothingLogged, leg("sent", 1))).toBe(nothingLogged);
});

test("the last hundred messages are kept, and none after a reset", () => {
  const many = Array.from({ length: 130 }, (_, number) => accepted(number));
  const state = many.reduce(withEvent, nothingLogged);
  expect(state.order).toHaveLength(100);
  expect(Object.keys(state.messages)).toHaveLength(100);
  expect(state.order.at(-1)).toBe(sid("IM", 129));
  expect(withEvent(state, { type: "reset" })).toEqual(nothingLogged);
});

test("a step that was heard stays when what is loaded knows only the last one", () => {
  const steps = [{ status: "delivered", at: 4, errorCode: null }] as const;
  const legs = {
    [sid("DY", 1)]: { participantSid: sid("MB", 1), from: a, to: tom, steps },
  };
  const heard = whole.slice(0, 3).reduce(withEvent, nothingLogged);
  const [shown] = stepsIn(withLoaded(heard, [loaded(1, { legs })], 20));
  expect(shown?.map(({ status, at }) => [status, at])).toEqual([
    ["queued", 2],
    ["sent", 3],
    ["delivered", 4],
  ]);
});

test("of what was logged before, only what is older than a full load stays", () => {
  const state = [1, 2, 3, 4].map(accepted).reduce(withEvent, nothingLogged);
  const numbers = (asked: number) =>
    withLoaded(state, [loaded(3), loaded(5)], asked).order.map((each) => Number(each.slice(2)));
  const sids = (...of: number[]) => of.map((number) => Number(sid("IM", number).slice(2)));
  expect(numbers(2)).toEqual(sids(1, 2, 3, 5));
  // There are no more than these two.
  expect(numbers(3)).toEqual(sids(3, 5));
});
