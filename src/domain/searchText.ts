/** A place in a text, from 0; the end is not part of it. */
export interface TextRange {
  start: number;
  end: number;
}

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
  const digits = numberTyped(query);
  if (digits !== null) {
    // As typed too: a message may hold "10:30" or "4471-2" rather than a phone number.
    return (
      text.replaceAll(/[^0-9\n]/g, "").includes(digits) || text.includes(foldText(query.trim()))
    );
  }
  return foldText(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Where the words, or the digits of a number, stand in a text; in order, and none inside another. */
export function searchRanges(text: string, query: string): readonly TextRange[] {
  const digits = numberTyped(query);
  if (digits !== null) {
    const found = rangesOf(lettersOf(text, /[0-9]/), digits);
    if (found.length > 0) return found;
  }
  const letters = lettersOf(text);
  const words = foldText(query).split(/\s+/).filter(Boolean);
  return withoutOverlap(words.flatMap((word) => rangesOf(letters, word)));
}

/** The digits of a query that looks like a phone number; null for any other. */
function numberTyped(query: string): string | null {
  const digits = query.replaceAll(/[^0-9]/g, "");
  return digits.length >= 3 && /^[+()0-9\s.-]+$/.test(query.trim()) ? digits : null;
}

interface Letter extends TextRange {
  folded: string;
}

/** The folded letters with their place in the text, which folding makes shorter or longer. */
function lettersOf(text: string, only?: RegExp): Letter[] {
  const letters: Letter[] = [];
  let start = 0;
  for (const letter of text) {
    const end = start + letter.length;
    for (const folded of foldText(letter)) {
      if (only === undefined || only.test(folded)) letters.push({ folded, start, end });
    }
    start = end;
  }
  return letters;
}

function rangesOf(letters: readonly Letter[], word: string): TextRange[] {
  const length = [...word].length;
  const folded = letters.map((letter) => letter.folded);
  const found: TextRange[] = [];
  for (let place = 0; place + length <= letters.length; place += 1) {
    const [first, last] = [letters[place], letters[place + length - 1]];
    if (first === undefined || last === undefined) break;
    if (folded.slice(place, place + length).join("") !== word) continue;
    found.push({ start: first.start, end: last.end });
    place += length - 1;
  }
  return found;
}

function withoutOverlap(ranges: readonly TextRange[]): TextRange[] {
  const kept: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range);
  }
  return kept;
}

/** What stands before the first hit. Little, so that the hit is seen in a narrow row beside a long number. */
const contextLength = 8;

/** A message on one line, from shortly before the first hit on. */
export function aroundFirstHit(body: string, query: string): string {
  const text = body.replaceAll(/\s+/g, " ");
  const first = searchRanges(text, query)[0]?.start ?? 0;
  if (first <= contextLength) return text;
  // From a word's beginning, when there is one near.
  const from = text.lastIndexOf(" ", first - contextLength / 2);
  const start = from < first - 2 * contextLength ? first - contextLength : from;
  return `… ${text.slice(start).trimStart()}`;
}
