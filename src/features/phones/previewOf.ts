import type { AllTexts } from "../../texts/texts.ts";
import type { PhoneMessage } from "./emulatorSchemas.ts";

/** One line that stands for a message: its words, else what kind of file it is. */
export function previewOf(
  texts: AllTexts["phones"],
  { body, media, direction }: PhoneMessage,
): string {
  const isPhoto = media[0]?.contentType.startsWith("image/") === true;
  const file = media.length === 0 ? "" : isPhoto ? texts.photo : texts.file;
  const words = body === null || body === "" ? file : body;
  return direction === "outbound" ? texts.you(words) : words;
}
