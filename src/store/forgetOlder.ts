import type { Message } from "../domain/entities.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatState, Timeline } from "./chatState.ts";
import type { Batch } from "./records.ts";
import { drop, put } from "./records.ts";

/**
 * The newest rows of a thread stay, the rest is left to the service, and scrolling up reads it again. Only of a thread
 * that reaches the end of the conversation, and not while a page of it is under way.
 */
export function forgetOlder(
  state: ChatState,
  conversationSid: ConversationSid,
  keep: number,
  batch: Batch,
): ChatState {
  const timeline = state.timelines[conversationSid];
  if (timeline === undefined || timeline.rows.length <= keep) return state;
  const { isLoaded, older, newer } = timeline;
  if (older === "loading" || newer !== "end") return state;
  const rows = timeline.rows.slice(-keep);
  let messages: Readonly<Record<MessageSid, Message>> = state.messages;
  let { receipts } = state;
  for (const { messageSid } of timeline.rows.slice(0, -keep)) {
    if (messageSid === null) continue;
    messages = drop(messages, messageSid, batch);
    receipts = drop(receipts, messageSid, batch);
  }
  // What no page has been read of begins with its first page anyway.
  const shortened: Timeline = { ...timeline, rows, older: isLoaded ? "more" : older };
  const timelines = put(state.timelines, conversationSid, shortened, batch);
  return { ...state, messages, receipts, timelines };
}
