import * as v from "valibot";

// A repeated parameter arrives as a list; none of those read here is ever repeated.
const text = v.string();

const schema = v.object({
  EventType: text,
  Source: v.optional(text, ""),
  ConversationSid: v.optional(v.pipe(text, v.regex(/^CH[0-9a-f]{32}$/))),
  ChatServiceSid: v.optional(text),
  "MessagingBinding.Address": v.optional(v.pipe(text, v.maxLength(256))),
});

/** A call of Twilio's Conversations webhook, as far as it matters here (Conversations Webhooks, parameters). */
export interface ConversationEvent {
  type: string;
  conversationSid: string | undefined;
  serviceSid: string | undefined;
  /** Whose text made Twilio create the conversation; undefined when a person or program did. */
  texter: string | undefined;
}

/** Reads the form of a call; undefined when it is none of Twilio's. */
export function parseConversationEvent(form: unknown): ConversationEvent | undefined {
  const parsed = v.safeParse(schema, form);
  if (!parsed.success) return undefined;
  const values = parsed.output;
  // SDK and REST name their conversations themselves and may well add a phone at once.
  const madeByProgram = ["SDK", "API"].includes(values.Source);
  return {
    type: values.EventType,
    conversationSid: values.ConversationSid,
    serviceSid: values.ChatServiceSid,
    texter: madeByProgram ? undefined : values["MessagingBinding.Address"],
  };
}
