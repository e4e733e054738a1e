import type { ConversationSid } from "../../src/domain/sids.ts";
import type { ParticipantRow } from "../store/rows.ts";
import type { Store } from "../store/store.ts";

/**
 * The participants of the conversations in use, kept in memory: each message goes to all of them, and reading a
 * thousand rows for each text would be the slowest part of it.
 */
export interface Roster {
  of(conversationSid: ConversationSid): readonly ParticipantRow[];
  /** To be called whenever a participant of it has changed. */
  forget(conversationSid: ConversationSid): void;
}

// Bounds the memory: some 1 kB for a participant, few conversations have more than ten.
const keptConversations = 2_000;

export function createRoster(store: Store): Roster {
  const kept = new Map<ConversationSid, readonly ParticipantRow[]>();
  store.onInvalidated(() => kept.clear());
  return {
    of(conversationSid) {
      const known = kept.get(conversationSid);
      if (known !== undefined) return known;
      const rows = store.participants.ofConversation(conversationSid);
      const oldest = kept.keys().next();
      if (kept.size >= keptConversations && !oldest.done) kept.delete(oldest.value);
      kept.set(conversationSid, rows);
      return rows;
    },
    forget: (conversationSid) => void kept.delete(conversationSid),
  };
}
