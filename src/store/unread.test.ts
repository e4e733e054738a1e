import { describe, expect, test } from "vitest";
import { pageSize } from "../domain/pageState.ts";
import { conversation, conversationSid, identity, message } from "../domain/testing/fixtures.ts";
import { applyEvents } from "./applyEvent.ts";
import { type ChatState, emptyState } from "./chatState.ts";
import {
  firstUnread,
  holdsFirstUnread,
  isMissing,
  isUnread,
  readHorizon,
  unreadCount,
} from "./unread.ts";

interface Case {
  horizon: number | null;
  /** Index of the newest message. */
  last: number;
  /** Of the messages that are held; the newest page by default. */
  held?: [from: number, to: number];
  /** Written by oneself. */
  own?: number[];
}

function stateOf({ horizon, last, held = [0, last], own = [] }: Case): ChatState {
  const [from, to] = held;
  const messages = Array.from({ length: to - from + 1 }, (_, place) =>
    message(from + place, own.includes(from + place) ? { author: "alice" } : {}),
  );
  const page = { messages, hasOlder: from > 0, hasNewer: to < last };
  return applyEvents(emptyState, [
    { type: "meLoaded", identity: identity("alice") },
    {
      type: "conversationUpserted",
      conversation: conversation({
        lastReadMessageIndex: horizon,
        lastMessage: { index: last, dateCreated: 1000 + last },
      }),
    },
    { type: "windowLoaded", conversationSid, page },
  ]);
}

const countOf = (state: ChatState) => unreadCount(state, conversationSid);
const firstOf = (state: ChatState) => firstUnread(state, conversationSid);

describe("unread messages", () => {
  test("are counted without one's own where all are held", () => {
    const state = stateOf({ horizon: 3, last: 8, own: [4, 6] });
    expect(countOf(state)).toBe(3);
    expect(firstOf(state)).toEqual({ key: message(5).sid, count: 3 });
  });

  test("begin nowhere when only one's own came after", () => {
    const state = stateOf({ horizon: 3, last: 5, own: [4, 5] });
    expect(countOf(state)).toBe(0);
    expect(firstOf(state)).toBeNull();
    expect(isUnread(state, conversationSid)).toBe(false);
  });

  test("are the difference of the indexes when the newest page does not reach back to them", () => {
    const state = stateOf({ horizon: 19, last: 69, held: [40, 69] });
    expect(countOf(state)).toBe(50);
    expect(holdsFirstUnread(state, conversationSid)).toBe(false);
  });

  test("are as many when the window stands around the place where reading stopped", () => {
    const state = stateOf({ horizon: 19, last: 69, held: [5, 34] });
    expect(holdsFirstUnread(state, conversationSid)).toBe(true);
    expect(firstOf(state)).toEqual({ key: message(20).sid, count: 50 });
  });
});

describe("a conversation that was never read", () => {
  test("is new from its first message on one page", () => {
    const state = stateOf({ horizon: null, last: 1 });
    expect(readHorizon(state, conversationSid)).toBe(-1);
    expect(countOf(state)).toBe(2);
    expect(firstOf(state)).toEqual({ key: message(0).sid, count: 2 });
  });

  test("has no count and no beginning when it is longer, and is unread all the same", () => {
    const state = stateOf({ horizon: null, last: pageSize });
    expect(countOf(state)).toBeNull();
    expect(firstOf(state)).toBeNull();
    expect(holdsFirstUnread(state, conversationSid)).toBe(true);
    expect(isUnread(state, conversationSid)).toBe(true);
  });

  test("is not unread when one wrote the last word oneself, or nobody wrote", () => {
    const own = stateOf({ horizon: null, last: pageSize, own: [pageSize] });
    expect(isUnread(own, conversationSid)).toBe(false);
    const empty = applyEvents(emptyState, [
      { type: "conversationUpserted", conversation: conversation() },
    ]);
    expect(countOf(empty)).toBe(0);
    expect(isUnread(empty, conversationSid)).toBe(false);
  });
});

test("a message is missing only where those around it are held", () => {
  const state = applyEvents(stateOf({ horizon: 69, last: 69, held: [40, 69] }), [
    { type: "messageRemoved", conversationSid, messageSid: message(50).sid },
    { type: "messageRemoved", conversationSid, messageSid: message(69).sid },
  ]);
  const missing = [20, 39, 40, 50, 51, 68, 69].filter((index) =>
    isMissing(state, conversationSid, index),
  );
  expect(missing).toEqual([50, 69]);
  expect(isMissing(emptyState, conversationSid, 0)).toBe(false);
});
