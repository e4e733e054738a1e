import type { MediaReference, MessageRow } from "../store/rows.ts";

export interface LegContent {
  body: string | null;
  media: readonly MediaReference[];
}

/**
 * What a phone gets of a message: its text, or a single medium and then no text (FAN4). The author's name is not put
 * before the text (FAN3).
 */
export function legContent(message: MessageRow): LegContent {
  const [first] = message.media.filter((item) => item.category === "media");
  return first === undefined ? { body: message.body, media: [] } : { body: null, media: [first] };
}
