import { expect, test } from "vitest";
import { conversationSid as sid, message } from "../domain/testing/fixtures.ts";
import { createChatStore } from "../store/chatStore.ts";
import { createThreadLimit, keptRows, mostRows } from "./threadLimit.ts";

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place);

/** A thread whose newest page has been read. */
function createWorld() {
  const store = createChatStore();
  const limit = createThreadLimit(store);
  const { dispatch, getState } = store;
  const newest = { direction: "older" as const, anchor: null };
  dispatch(
    { type: "pageRequested", conversationSid: sid, request: newest },
    {
      type: "pageLoaded",
      conversationSid: sid,
      request: newest,
      page: {
        messages: range(20, 49).map((index) => message(index)),
        hasOlder: true,
        hasNewer: false,
      },
    },
  );
  return {
    ...limit,
    dispatch,
    timeline: () => getState().timelines[sid],
    held: () => Object.values(getState().messages).map(({ index }) => index),
    shown: () =>
      getState().timelines[sid]?.rows.map(({ messageSid }) =>
        messageSid === null ? -1 : getState().messages[messageSid]?.index,
      ),
    come(from: number, to: number) {
      dispatch(
        ...range(from, to).map((index) => ({
          type: "messageUpserted" as const,
          message: message(index),
        })),
      );
      limit.grown(sid);
    },
  };
}

test("a thread that grows and grows keeps its newest messages, and reads the others again on the way up", () => {
  const { come, shown, held, timeline } = createWorld();
  come(50, 19 + mostRows);
  expect(shown()).toEqual(range(20, 19 + mostRows));
  come(20 + mostRows, 20 + mostRows);
  const last = range(21 + mostRows - keptRows, 20 + mostRows);
  expect(shown()).toEqual(last);
  expect(held()).toEqual(last);
  expect(timeline()?.older).toBe("more");
});

test("nothing goes away while anybody reads further up, and then at once", () => {
  const { come, hold, shown } = createWorld();
  const release = hold(sid);
  const releaseSecond = hold(sid);
  come(50, 50 + mostRows);
  release();
  expect(shown()).toEqual(range(20, 50 + mostRows));
  releaseSecond();
  expect(shown()).toEqual(range(51 + mostRows - keptRows, 50 + mostRows));
});

test("an edit of what has been let go does not bring it back alone", () => {
  const { come, shown, dispatch } = createWorld();
  come(50, 20 + mostRows);
  const before = shown();
  const edited = message(30, { body: "edited", dateUpdated: 99_999 });
  dispatch({ type: "messageUpserted", message: edited });
  expect(shown()).toEqual(before);
});

test("a history that is read somewhere above is left as it is", () => {
  const { come, shown, dispatch } = createWorld();
  const messages = range(0, 9).map((index) => message(index));
  const page = { messages, hasOlder: false, hasNewer: true };
  dispatch({ type: "windowLoaded", conversationSid: sid, page });
  come(50, 60 + mostRows);
  expect(shown()).toEqual(range(0, 9));
});
