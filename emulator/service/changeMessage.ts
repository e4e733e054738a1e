import type { MessageRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";

/** Writes a change of a message and tells of it. Must run inside a transaction. */
export function changeMessage(
  { store, emit }: ServiceContext,
  message: MessageRow,
  patch: Partial<MessageRow>,
  reason: "edit" | "delivery",
): MessageRow {
  const eventId = store.eventIds.next();
  const change = { ...patch, eventId };
  store.messages.update(message.sid, change);
  const changed = { ...message, ...change };
  emit({ type: "messageUpdated", eventId, message: changed, reason });
  return changed;
}
