/** Made when it is first needed: it takes a browser some milliseconds. */
let graphemes: Intl.Segmenter | undefined;

/** A text in parts of at most `limit` characters (code points), cut at a line or a word where there is one near the end. */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while ([...rest].length > limit) {
    const head = longestHead(rest, limit);
    const cut = breakIn(head) ?? head.length;
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === "" ? parts : [...parts, rest];
}

/** As much as fits without cutting through a letter that is made of several characters. */
function longestHead(text: string, limit: number): string {
  graphemes ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  let length = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    length += [...segment].length;
    if (length > limit) break;
    end = index + segment.length;
  }
  // One letter longer than the limit: hostile, but it must not stop us.
  return end === 0 ? [...text].slice(0, limit).join("") : text.slice(0, end);
}

function breakIn(head: string): number | undefined {
  const earliest = head.length * 0.6;
  for (const pattern of ["\n", ". ", " "]) {
    const place = head.lastIndexOf(pattern);
    if (place > earliest) return place + pattern.length;
  }
  return undefined;
}
