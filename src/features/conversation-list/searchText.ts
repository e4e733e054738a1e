/** Lower case without accents, so that "tomas" finds "Tomás". */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLocaleLowerCase();
}

/**
 * True when the text matches what somebody typed: every word somewhere in it, and a number in any spelling
 * ("650-555 11" finds "+1 650 555 1111").
 */
export function matchesSearch(searched: string, query: string): boolean {
  const text = foldText(searched);
  const digits = query.replaceAll(/[^0-9]/g, "");
  const looksLikeNumber = digits.length >= 3 && /^[+()0-9\s.-]+$/.test(query.trim());
  if (looksLikeNumber) {
    // As typed too: a message may hold "10:30" or "4471-2" rather than a phone number.
    return (
      text.replaceAll(/[^0-9\n]/g, "").includes(digits) || text.includes(foldText(query.trim()))
    );
  }
  return foldText(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
