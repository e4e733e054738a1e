/**
 * Text as it can be kept: SQLite ends a text at U+0000 and has no half of a surrogate pair. Done before the rules look at
 * a text, so that events and rows never differ.
 */
export function storableText(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd");
}
