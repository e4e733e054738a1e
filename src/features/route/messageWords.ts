import type { Message } from "../../domain/entities.ts";
import type { AllTexts } from "../../texts/texts.ts";

/** A message's text, or what it carries instead. */
export function messageWords(
  { route }: AllTexts,
  { body, media }: Pick<Message, "body" | "media">,
): string {
  if (body !== null && body.trim() !== "") return body;
  return media[0]?.filename ?? route.noWords;
}
