import type { ConversationSid } from "./sids.ts";

export type ChatErrorKind =
  | "offline"
  | "unauthorized"
  | "rejected"
  | "notFound"
  | "tooLarge"
  | "throttled"
  | "unknownOutcome"
  | "unknown";

/**
 * Everything that can go wrong, in one shape. `code` is Twilio's, `message` its own sentence.
 * `unknownOutcome`: the request left and no answer came, so it may have been carried out.
 */
export class ChatError extends Error {
  readonly kind: ChatErrorKind;
  readonly code: number | undefined;
  /** With 50416: the conversation that holds the pair. */
  readonly conversationSid: ConversationSid | undefined;

  constructor(
    kind: ChatErrorKind,
    message: string,
    details: {
      code?: number | undefined;
      conversationSid?: ConversationSid | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = "ChatError";
    this.kind = kind;
    this.code = details.code;
    this.conversationSid = details.conversationSid;
  }
}
