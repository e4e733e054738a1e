import { expect, test } from "vitest";
import { address, sid } from "../../domain/testing/fixtures.ts";
import { type RouteEvent, type RouteLogState, withEvent } from "./routeLog.ts";

const nothing: RouteLogState = { messages: {}, order: [] };

function accepted(number: number): RouteEvent {
  return {
    type: "messageAccepted",
    messageSid: sid("IM", number),
    conversationSid: sid("CH", 1),
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
    from: address("+14155550110"),
    to: address("+16505552222"),
    status,
    errorCode: 0,
    dateUpdated: at,
  };
}

test("a leg's steps are kept with their times", () => {
  const events = [accepted(1), leg("queued", 2), leg("sent", 3), leg("delivered", 4)];
  const { messages } = events.reduce(withEvent, nothing);
  const legs = Object.values(messages[sid("IM", 1)]?.legs ?? {});
  expect(legs.map(({ steps }) => steps)).toEqual([
    [
      { status: "queued", at: 2, errorCode: null },
      { status: "sent", at: 3, errorCode: null },
      { status: "delivered", at: 4, errorCode: null },
    ],
  ]);
});

test("legs of messages from before are not kept", () => {
  expect(withEvent(nothing, leg("sent", 1))).toBe(nothing);
});

test("the last hundred messages are kept, and none after a reset", () => {
  const many = Array.from({ length: 130 }, (_, number) => accepted(number));
  const state = many.reduce(withEvent, nothing);
  expect(state.order).toHaveLength(100);
  expect(Object.keys(state.messages)).toHaveLength(100);
  expect(state.order.at(-1)).toBe(sid("IM", 129));
  expect(withEvent(state, { type: "reset" })).toEqual(nothing);
});
