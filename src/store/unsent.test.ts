import { expect, test } from "vitest";
import { clientMessageId, conversation, sid } from "../domain/testing/fixtures.ts";
import { applyEvents } from "./applyEvent.ts";
import { emptyState } from "./chatState.ts";
import { toAttachment } from "./composing.ts";
import type { StoreEvent } from "./storeEvent.ts";
import { leftBehind, unsent, wordsLeft } from "./unsent.ts";

const here = conversation();
const [gone, blank] = [sid("CH", 8), sid("CH", 9)];
const file = toAttachment({ name: "a.png", contentType: "image/png", content: new Blob(["a"]) });

const waiting = (conversationSid: typeof gone, body: string): StoreEvent => ({
  type: "outboxPut",
  message: {
    clientMessageId: clientMessageId(`unsent-${conversationSid}`),
    conversationSid,
    body,
    createdAt: 1,
    sentAfter: null,
    state: { state: "queued" },
  },
});

const written: StoreEvent[] = [
  { type: "conversationUpserted", conversation: here },
  waiting(here.sid, "on its way"),
  waiting(gone, "left there"),
  { type: "draftChanged", conversationSid: gone, body: "half a thought" },
  { type: "draftChanged", conversationSid: blank, body: "  " },
];

test("counts what nobody has got, a conversation with text and files once", () => {
  const state = applyEvents(emptyState, written);
  expect(unsent(state, { files: {}, editing: {} })).toEqual({ messages: 2, drafts: 1 });
  expect(unsent(state, { files: { [gone]: [file], [here.sid]: [file] }, editing: {} })).toEqual({
    messages: 2,
    drafts: 2,
  });
  const edit = { messageSid: sid("IM", 1), index: 0, body: "better" };
  expect(unsent(emptyState, { files: {}, editing: { [gone]: [edit] } })).toEqual({
    messages: 0,
    drafts: 1,
  });
  expect(unsent(emptyState, { files: {}, editing: {} })).toEqual({ messages: 0, drafts: 0 });
});

test("finds what lies in conversations one is no longer in, when the list is complete", () => {
  const early = applyEvents(emptyState, written);
  expect(leftBehind(early, { files: {} })).toEqual([]);
  const state = applyEvents(early, [{ type: "conversationsLoaded" }]);
  expect(leftBehind(state, { files: {} })).toEqual([gone]);
  expect(wordsLeft(state, gone)).toBe("left there");
  expect(leftBehind(state, { files: { [blank]: [file] } })).toEqual([gone, blank]);
  expect(wordsLeft(state, blank)).toBe("");
});
