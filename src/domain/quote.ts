import type { Attributes, Message } from "./entities.ts";
import { isSid, type MessageSid } from "./sids.ts";

/** What a reply answers. Its words travel along, so that the quote can be read when the message itself is not here. */
export interface Quote {
  messageSid: MessageSid;
  index: number;
  author: string;
  /** Shortened; empty for files alone. */
  text: string;
}

const attributeName = "replyTo";
const longestText = 120;

export function quoteOf(message: Message): Quote {
  const text = (message.body ?? "").replace(/\s+/g, " ").trim();
  const letters = [...text];
  return {
    messageSid: message.sid,
    index: message.index,
    author: message.author ?? "",
    text: letters.length > longestText ? `${letters.slice(0, longestText - 1).join("")}…` : text,
  };
}

export function withQuote(attributes: Attributes, quote: Quote): Attributes {
  return { ...attributes, [attributeName]: { ...quote } };
}

/** The quote in a message's attributes; undefined when there is none that can be read. */
export function quoteIn(attributes: Attributes): Quote | undefined {
  const value = attributes[attributeName];
  if (typeof value !== "object" || value === null) return undefined;
  // An object's own keys are text, and what they hold is checked here.
  const { messageSid, index, author, text } = value as Record<string, unknown>;
  if (typeof messageSid !== "string" || !isSid("IM", messageSid)) return undefined;
  if (typeof index !== "number" || !Number.isSafeInteger(index) || index < 0) return undefined;
  return {
    messageSid,
    index,
    author: typeof author === "string" ? author : "",
    text: typeof text === "string" ? text.slice(0, 4 * longestText) : "",
  };
}
