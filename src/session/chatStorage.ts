import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import type { ConversationSid } from "../domain/sids.ts";

export interface Draft {
  conversationSid: ConversationSid;
  body: string;
}

export interface StoredChat {
  /** What another start of the app left behind, and no other tab is sending. */
  outbox: OutboxMessage[];
  drafts: Draft[];
}

/** What one person typed, kept across reload and crash. */
export interface ChatStorage {
  load(): Promise<StoredChat>;
  putOutbox(message: OutboxMessage): Promise<void>;
  removeOutbox(clientMessageId: ClientMessageId): Promise<void>;
  putDraft(draft: Draft): Promise<void>;
  /** Deletes everything of this person. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
