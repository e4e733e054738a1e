import fc from "fast-check";

/** A part of a path: the `at`th of the right ones, or something that is not right at all. */
export type PathPart = { at: number } | { odd: string };

// Broken encodings, U+0000, dots, a sid that is not there, one too long, one of a name with a slash.
const oddParts = [
  ...[
    "%E0%A4%A",
    "%",
    "%00",
    "..",
    ".",
    "%2F",
    "a%2Fb",
    "%F0%9F%90%B3",
    "null",
    "-1",
    "999999999999999999999",
  ],
  ...[`CH${"0".repeat(32)}`, `IM${"f".repeat(32)}`, "x".repeat(5_000), "constructor", "__proto__"],
];

export const pathPart: fc.Arbitrary<PathPart> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ at: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ odd: fc.constantFrom(...oddParts) }) },
  { weight: 1, arbitrary: fc.record({ odd: fc.string().map(encodeURIComponent) }) },
);

/** Fills the `:names` of a pattern; `right` gives a right value, knowing those before it. */
export function fillPath(
  pattern: string,
  parts: readonly PathPart[],
  right: (name: string, at: number, before: Record<string, string>) => string | undefined,
): string {
  const before: Record<string, string> = {};
  let next = 0;
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    const part = parts[next] ?? { at: 0 };
    next += 1;
    if ("odd" in part) return part.odd;
    const value = right(name, part.at, before) ?? "none";
    before[name] = value;
    return encodeURIComponent(value);
  });
}
