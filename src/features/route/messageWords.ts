import type { Message } from "../../domain/entities.ts";
import type { Texts } from "../../texts/texts.ts";

/** A message's text, or what it carries instead. */
export function messageWords(
  { route }: Texts,
  { body, media }: Pick<Message, "body" | "media">,
): string {
  if (body !== null && body.trim() !== "") return body;
  return media[0]?.filename ?? route.noWords;
}
