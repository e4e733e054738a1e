/** Signs that a word processor or a phone puts in, with what GSM-7 has for them (GSM 03.38). */
const plain: ReadonlyMap<string, string> = new Map([
  ["–", "-"],
  ["—", "-"],
  ["‘", "'"],
  ["’", "'"],
  ["‚", "'"],
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["…", "..."],
  ["\u00A0", " "],
  ["\u202F", " "],
  ["\u2009", " "],
  ["•", "-"],
  ["`", "'"],
]);

/** The text with plain dashes, quotes and spaces: those signs alone make an SMS cost twice as much. */
export function plainText(text: string): string {
  return [...text].map((letter) => plain.get(letter) ?? letter).join("");
}
