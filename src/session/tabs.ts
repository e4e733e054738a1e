import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { OutboxMessage, RecallInto } from "../domain/outboxMessage.ts";
import type { Draft, DraftEdits, DraftFiles, DraftReply } from "./chatStorage.ts";

/** What only this machine knows, and its other tabs have to hear. All else each tab hears from the service. */
export type TabNews =
  | { type: "outboxPut"; message: OutboxMessage }
  | { type: "outboxRemoved"; clientMessageId: ClientMessageId }
  /** Asks the tab that sends: it alone knows what is under way. */
  | { type: "outboxRecalled"; clientMessageId: ClientMessageId; into: RecallInto }
  | { type: "draftChanged"; draft: Draft }
  | { type: "draftFilesChanged"; draft: DraftFiles }
  | { type: "draftReplyChanged"; draft: DraftReply }
  | { type: "draftEditsChanged"; draft: DraftEdits }
  | { type: "signedOut" };

export interface Leader {
  /** From now on this tab does what one tab may do. */
  start(): void;
  /** Resolves when another tab may go on. */
  end(): Promise<void>;
}

/** The tabs in which one person has the app open. One of them leads: it alone sends, and it alone notifies. */
export interface Tabs {
  /** To the other tabs, not to this one. */
  tell(news: TabNews): void;
  subscribe(listener: (news: TabNews) => void): () => void;
  /** Once. The leader is a tab in view where there is one. */
  compete(leader: Leader): void;
  isLeading(): boolean;
  close(): void;
}
