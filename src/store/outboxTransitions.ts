import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import { sameValue } from "../domain/sameValue.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatState, TimelineRow } from "./chatState.ts";
import type { Batch } from "./records.ts";
import { drop, put } from "./records.ts";

/** Adds what the person sent, or brings it up to date. One whose message is already here is done and not added again. */
export function putIntoOutbox(state: ChatState, message: OutboxMessage, batch: Batch): ChatState {
  const id = message.clientMessageId;
  if (state.confirmed[id] !== undefined) return state;
  const known = state.outbox[id];
  if (sameValue(known, message)) return state;
  const outbox = put(state.outbox, id, message, batch);
  if (known !== undefined) return { ...state, outbox };
  const rows = state.outboxRows[message.conversationSid] ?? [];
  const row: TimelineRow = { key: id, messageSid: null, clientMessageId: id };
  const sorted = [...rows, row].toSorted((a, b) => createdAt(outbox, a) - createdAt(outbox, b));
  return withRows({ ...state, outbox }, message.conversationSid, sorted, batch);
}

export function removeFromOutbox(state: ChatState, id: ClientMessageId, batch: Batch): ChatState {
  const message = state.outbox[id];
  if (message === undefined) return state;
  const rows = state.outboxRows[message.conversationSid] ?? [];
  const left = rows.filter((row) => row.clientMessageId !== id);
  const outbox = drop(state.outbox, id, batch);
  return withRows({ ...state, outbox }, message.conversationSid, left, batch);
}

/** A message with this id exists, whether or not its sending was ever answered. */
export function confirmOutbox(
  state: ChatState,
  id: ClientMessageId,
  messageSid: MessageSid,
  batch: Batch,
): ChatState {
  const left = removeFromOutbox(state, id, batch);
  if (left.confirmed[id] !== undefined) return left;
  return { ...left, confirmed: put(left.confirmed, id, messageSid, batch) };
}

function withRows(
  state: ChatState,
  conversationSid: ConversationSid,
  rows: readonly TimelineRow[],
  batch: Batch,
): ChatState {
  const outboxRows =
    rows.length === 0
      ? drop(state.outboxRows, conversationSid, batch)
      : put(state.outboxRows, conversationSid, rows, batch);
  return { ...state, outboxRows };
}

function createdAt(outbox: ChatState["outbox"], row: TimelineRow): number {
  return row.clientMessageId === null ? 0 : (outbox[row.clientMessageId]?.createdAt ?? 0);
}
