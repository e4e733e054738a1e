import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Tailwind's classes for a side of the screen; `ms-`, `pe-`, `start-`, `text-end`, `rounded-ss`, … follow the language. */
const physicalClass =
  /(?<![\w-])-?(?:(?:m|p|scroll-m|scroll-p)[lr]-(?:[\d[(]|auto)|(?:left|right)-(?:[\d[(]|auto)|(?:text|float|clear)-(?:left|right)(?![\w-])|rounded-(?:[lr]|tl|tr|bl|br)(?![\w])|border-[lr](?![\w])|translate-x-|space-x-|origin-(?:left|right|top-|bottom-))/gu;

/** The same in style sheets and inline styles: `margin-inline-start` and `insetInlineStart` are meant. */
const physicalStyle =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right|border-(?:top|bottom)-(?:left|right)-radius|text-align: (?:left|right)|float: (?:left|right))\s*[:;]/gmu;
const physicalInline =
  /style=\{\{[^}]*?\b(?:left|right|(?:margin|padding|border)(?:Left|Right)\w*)\s*[:,}]/gu;

function physicalIn(path: string, source: string): string[] {
  const patterns = path.endsWith(".css") ? [physicalStyle] : [physicalClass, physicalInline];
  return patterns.flatMap((pattern) => source.match(pattern) ?? []);
}

function sources(): string[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.(?:tsx?|css)$/u.test(path) && !/^texts\b|\.test\./u.test(path),
  );
}

describe("the layout follows the direction of the language", () => {
  it("names no side of the screen in src", () => {
    const found = sources().flatMap((path) =>
      physicalIn(path, readFileSync(join(src, path), "utf8")).map((part) => `${path}: ${part}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ["Box.tsx", 'className="flex ml-2"'],
    ["Box.tsx", 'className="max-md:-mr-[12px]"'],
    ["Box.tsx", 'className={cx("pl-5", own)}'],
    ["Box.tsx", 'className="absolute left-1/2"'],
    ["Box.tsx", 'className="pointer-fine:right-0"'],
    ["Box.tsx", 'className="text-right"'],
    ["Box.tsx", '"rounded-tl-joint"'],
    ["Box.tsx", 'className="border-l"'],
    ["Box.tsx", 'className="-translate-x-1/2"'],
    ["Box.tsx", "style={{ top: 1, left: 2 }}"],
    ["box.css", "  margin-left: 4px;"],
    ["box.css", "a { right: 0; }"],
    ["box.css", "  text-align: left;"],
  ])("finds what is planted in %s: %s", (path, source) => {
    expect(physicalIn(path, source)).toHaveLength(1);
  });

  it.each([
    ["Box.tsx", 'className="ms-2 pe-3 start-0 text-end rounded-ss-joint border-s inset-x-0"'],
    ["Box.tsx", "const left = total - used; if (right) go(left);"],
    ["box.css", "  margin-inline-start: 4px; text-align: start;"],
  ])("leaves alone what is right in %s: %s", (path, source) => {
    expect(physicalIn(path, source)).toEqual([]);
  });
});
