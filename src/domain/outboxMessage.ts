import type { ChatErrorKind } from "./chatError.ts";
import type { ClientMessageId } from "./clientMessageId.ts";
import type { Attributes } from "./entities.ts";
import type { FilledTemplate, OutgoingFile } from "./outgoingMessage.ts";
import type { ConversationSid } from "./sids.ts";

/** A ChatError as it is kept across a reload. */
export interface OutboxError {
  kind: ChatErrorKind;
  code: number | null;
  message: string;
}

export type OutboxState =
  | { state: "queued" }
  | { state: "sending" }
  /** The answer was lost: it is being looked up whether the message arrived. */
  | { state: "checking" }
  | { state: "failed"; error: OutboxError };

/** Where a message goes that the person does not want to be sent any more. */
export type RecallInto = "draft" | "nowhere";

/** Ours, not yet known to be in Twilio. */
export interface OutboxMessage {
  clientMessageId: ClientMessageId;
  conversationSid: ConversationSid;
  body: string;
  files?: readonly OutgoingFile[];
  template?: FilledTemplate;
  /** What it carries besides its id, such as the message that it answers. */
  attributes?: Attributes;
  /** Epoch ms; also the order of sending within a conversation. */
  createdAt: number;
  /**
   * Index of the newest message known when it was first sent, null before that. If the message exists, its index is
   * higher.
   */
  sentAfter: number | null;
  state: OutboxState;
  /** Wanted back while it was under way: it comes when it is known not to have arrived. */
  recall?: RecallInto;
}
