/** Longer than any six pictograms. */
const mostUnits = 240;
const plainText = /[A-Za-z\u00C0-\u024F]/u;
const notAscii = /[^\p{ASCII}]/u;
let pictograms: RegExp | undefined;

/**
 * Whether a text is up to six pictograms and nothing else. A digit or # is one only with its keycap. The pattern of all
 * pictograms takes a browser some milliseconds to build, so it is built for the first text that may be one.
 */
export function isEmojiOnly(text: string): boolean {
  if (text.length > mostUnits || plainText.test(text) || !notAscii.test(text)) return false;
  pictograms ??= new RegExp(String.raw`^(?:\s*\p{RGI_Emoji}){1,6}\s*$`, "v");
  return pictograms.test(text);
}
