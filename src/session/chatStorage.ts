import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import type { OutgoingFile } from "../domain/outgoingMessage.ts";
import type { Quote } from "../domain/quote.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type {
  ChatSnapshot,
  ConversationSnapshot,
  SnapshotFacts,
  ThreadSnapshot,
} from "../store/chatSnapshot.ts";
import type { Edit } from "../store/composing.ts";

export interface Draft {
  conversationSid: ConversationSid;
  body: string;
}

/** Files that wait beside a draft. */
export interface DraftFiles {
  conversationSid: ConversationSid;
  files: readonly OutgoingFile[];
}

/** The message that a draft answers; null when it answers none. */
export interface DraftReply {
  conversationSid: ConversationSid;
  quote: Quote | null;
}

/** Changes of messages that are not saved yet. */
export interface DraftEdits {
  conversationSid: ConversationSid;
  edits: readonly Edit[];
}

export interface StoredChat {
  /** By the time of writing. */
  outbox: OutboxMessage[];
  drafts: Draft[];
  draftFiles: DraftFiles[];
  draftReplies: DraftReply[];
  draftEdits: DraftEdits[];
}

/** What changed since it was last kept. */
export interface SnapshotChanges {
  facts: SnapshotFacts | null;
  conversations: readonly ConversationSnapshot[];
  threads: readonly ThreadSnapshot[];
  gone: readonly ConversationSid[];
}

/** What one person typed and last saw, kept across reload and crash. All tabs of that person share it. */
export interface ChatStorage {
  load(): Promise<StoredChat>;
  /** Null when there was no visit before. */
  loadSnapshot(): Promise<ChatSnapshot | null>;
  loadOutbox(): Promise<OutboxMessage[]>;
  loadThread(conversationSid: ConversationSid): Promise<ThreadSnapshot | undefined>;
  putOutbox(message: OutboxMessage): Promise<void>;
  removeOutbox(clientMessageId: ClientMessageId): Promise<void>;
  /** Both or nothing: what was taken back is in the draft or still in the outbox, and not in both. */
  takeBack(clientMessageId: ClientMessageId, draft: Draft, files: DraftFiles): Promise<void>;
  putDraft(draft: Draft): Promise<void>;
  putDraftFiles(draft: DraftFiles): Promise<void>;
  putDraftReply(draft: DraftReply): Promise<void>;
  putDraftEdits(draft: DraftEdits): Promise<void>;
  keepSnapshot(changes: SnapshotChanges): Promise<void>;
  /** Deletes everything of this person. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
