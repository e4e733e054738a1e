import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, isInSrgb } from "./testing/oklch.ts";
import type { Oklch } from "./testing/oklch.ts";

const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

const OKLCH = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: / [\d.]+)?\)`;
const TOKEN = new RegExp(String.raw`--color-([\w-]+): light-dark\(${OKLCH}, ${OKLCH}\);`, "gu");

const tokens = new Map(
  [...readFileSync(new URL("theme.css", import.meta.url), "utf8").matchAll(TOKEN)].map((match) => {
    const [l, c, h, darkL, darkC, darkH] = match.slice(2).map(Number);
    return [
      match[1],
      { light: { l, c, h }, dark: { l: darkL, c: darkC, h: darkH } } as Record<Theme, Oklch>,
    ];
  }),
);

function colour(name: string, theme: Theme): Oklch {
  const token = tokens.get(name);
  if (!token) throw new Error(`No token ${name} in theme.css`);
  return token[theme];
}

function leastContrast(name: string, grounds: readonly string[], theme: Theme): number {
  return Math.min(...grounds.map((ground) => contrast(colour(name, theme), colour(ground, theme))));
}

const grounds = ["surface", "panel", "canvas", "sunken", "raised", "hover", "selected"];
const AS_TEXT = 4.5;
const AS_GRAPHIC = 3;

/** Pair, least ratio allowed, and the figures measured for light and dark in the design. */
const pairs: readonly [
  name: string,
  on: readonly string[],
  least: number,
  light: number,
  dark: number,
][] = [
  ["ink", grounds, AS_TEXT, 13.08, 12.59],
  ["ink-2", grounds, AS_TEXT, 6.67, 7.67],
  ["ink-3", grounds, AS_TEXT, 4.54, 5.24],
  ["accent-ink", grounds, AS_TEXT, 6.26, 8.01],
  ["bad", grounds, AS_TEXT, 5.5, 7.61],
  ["bad", ["bad-tint"], AS_TEXT, 5.79, 7.3],
  ["warn", grounds, AS_TEXT, 5.41, 9.65],
  ["warn", ["warn-tint"], AS_TEXT, 5.88, 8.77],
  ["focus", grounds, AS_GRAPHIC, 3.94, 6.47],
  ["line-control", grounds, AS_GRAPHIC, 3.14, 3.2],
  ["chat-line", grounds, AS_GRAPHIC, 3.74, 4.79],
  ["sms-line", grounds, AS_GRAPHIC, 3.05, 5.38],
  ["wa-line", grounds, AS_GRAPHIC, 3.25, 5.66],
  ["bad-line", grounds, AS_GRAPHIC, 4.12, 4.75],
  ["warn-line", grounds, AS_GRAPHIC, 3.22, 6.61],
  ["ink", ["bubble"], AS_TEXT, 13.96, 12.93],
  ["on-accent", ["accent"], AS_TEXT, 6.82, 5.39],
  ["on-accent", ["accent-hover"], AS_TEXT, 8.59, 4.86],
  ["chat-ink", ["chat-tint"], AS_TEXT, 6.57, 7.65],
  ["sms-ink", ["sms-tint"], AS_TEXT, 6.26, 8.0],
  ["wa-ink", ["wa-tint"], AS_TEXT, 6.49, 8.25],
  ["good", ["good-tint"], AS_TEXT, 6.13, 8.11],
  ["ink-3", ["idle-tint"], AS_TEXT, 4.71, 4.98],
  ["on-accent", ["sms-fill"], AS_TEXT, 6.06, 5.97],
  ["on-accent", ["wa-fill"], AS_TEXT, 6.63, 6.85],
];

/** Pairs that components use besides those of the design. */
const furtherPairs: readonly [name: string, on: readonly string[], least: number][] = [
  ["surface", ["ink"], AS_TEXT],
  ["surface", ["bad"], AS_TEXT],
  ["good", ["chat-tint", "surface", "raised"], AS_TEXT],
  ["bad", ["raised"], AS_TEXT],
  ["ink", ["bad-tint", "warn-tint", "idle-tint", "chat-tint"], AS_TEXT],
  ["ink-2", ["idle-tint", "bubble"], AS_TEXT],
  ["accent-ink", ["bad-tint", "warn-tint", "idle-tint"], AS_TEXT],
  ["rose-ink", ["rose-tint"], AS_TEXT],
  ["sea-ink", ["sea-tint"], AS_TEXT],
];

describe.each(themes)("theme %s", (theme) => {
  test.each(pairs)("%s on %s", (name, on, least, light, dark) => {
    const ratio = leastContrast(name, on, theme);
    expect(ratio).toBeGreaterThanOrEqual(least);
    expect(ratio).toBeCloseTo(theme === "light" ? light : dark, 1);
  });

  test.each(furtherPairs)("%s on %s", (name, on, least) => {
    expect(leastContrast(name, on, theme)).toBeGreaterThanOrEqual(least);
  });

  test("every colour can be shown in sRGB", () => {
    const outside = [...tokens]
      .filter(([, token]) => !isInSrgb(token[theme]))
      .map(([name]) => name);
    expect(outside).toEqual([]);
  });
});

test("theme.css states each colour for both themes", () => {
  const css = readFileSync(new URL("theme.css", import.meta.url), "utf8");
  const declared = [...css.matchAll(/--color-([\w-]+):/gu)].map((match) => match[1]);
  expect(tokens.size).toBeGreaterThan(40);
  expect([...tokens.keys()]).toEqual(declared);
});

// A class of a colour that the theme lacks draws nothing, and nobody says so.
test("components ask for colours of the theme only", () => {
  const paints = /\b(?:bg|fill|stroke|outline|ring|text|border|caret)-([a-z]+(?:-[a-z0-9]+)*)/gu;
  const elsewhere =
    /^(?:black|white|(?:gr[ae]y|slate|zinc|neutral|stone|red|orange|amber|yellow|green|blue|pink)-\d+)$/u;
  const backgrounds = /\bbg-([a-z]+(?:-[a-z0-9]+)*)/gu;
  const src = new URL("../", import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: "utf8" });
  const components = files.filter((file) => file.endsWith(".tsx"));
  expect(components.length).toBeGreaterThan(100);
  const unknown = components.flatMap((file) => {
    const text = readFileSync(new URL(file, src), "utf8");
    const foreign = [...text.matchAll(paints)].filter(([, name = ""]) => elsewhere.test(name));
    const missing = [...text.matchAll(backgrounds)].filter(
      ([, name = ""]) => !tokens.has(name) && !["transparent", "current", "none"].includes(name),
    );
    return [...foreign, ...missing].map(([use]) => `${file}: ${use}`);
  });
  expect(unknown).toEqual([]);
});
