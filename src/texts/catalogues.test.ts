import { expect, test } from "vitest";
import { de } from "./de.ts";
import { enAll } from "./enAll.ts";
import { setLocale } from "./locale.ts";

/** What German says as English does: names, abbreviations, and words that both languages have. */
const sameWords = new Set([
  ...["in", "Normal"],
  ...["Partyline", "Chat", "SMS", "WhatsApp", "API", "MMS", "PDF", "REST", "SDK", "Conversations"],
  ...[
    "Emulator",
    "Offline",
    "Online",
    "Name",
    "Text",
    "JSON",
    "CSV",
    "Export",
    "Format",
    "Details",
  ],
  ...["Person", "Index", "Sid", "Emoji", "English", "Deutsch", "GSM", "Token", "Normal"],
]);

/** One of each kind that a text may be made of. */
const samples: readonly (readonly unknown[])[] = [
  [1, 1, 1, 1, 1],
  [2, 2, 2, 2, 2],
  [7, 7, 7, 7, 7],
  ["Q", "Q", "Q", "Q", "Q"],
  ["Q", 7, "Q", "Q", "Q"],
  [null, true, true, true, true],
  [7, "Q", true, true, true],
  [["Q"], "Q"],
  [[], "Q"],
  [["Q", "Q"], 7],
];

/** Facts that a function reads from an object; a text made of them alone has no words left. */
const facts = { kind: "offline", who: "Q", from: "Q", letter: "Q", time: "Q", message: "" };

/** Made of the wrong kind. */
const misused = /undefined|NaN|null|true|\[object/u;

function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") {
    return [...samples, [facts, facts], [null, facts]].flatMap((given, place) => {
      try {
        const made: unknown = Reflect.apply(value, undefined, given);
        const isText = typeof made === "string" && !misused.test(made);
        const entry: [string, string][] = isText ? [[`${path}(${place})`, made]] : [];
        return entry;
      } catch {
        // Not made of this kind.
        return [];
      }
    });
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

function wordsOf(text: string): string[] {
  return (text.match(/\p{L}{2,}/gu) ?? []).filter((word) => !sameWords.has(word));
}

test("no text is left in English", () => {
  setLocale("de");
  const german = new Map(textsOf(de, "texts"));
  setLocale("en");
  const left = textsOf(enAll, "texts").filter(
    ([path, text]) => german.get(path) === text && wordsOf(text).length > 0,
  );
  expect(left).toEqual([]);
});

test("no German text holds an English word that gives a forgotten one away", () => {
  const english = /\b(?:the|this|your?|with|not|message|number|phone|people)\b/u;
  expect(textsOf(de, "texts").filter(([, text]) => english.test(text))).toEqual([]);
});

test("texts are written with the right signs", () => {
  for (const catalogue of [enAll, de]) {
    for (const [path, text] of textsOf(catalogue, "texts")) {
      expect(text, path).not.toMatch(/\.\.\./u);
    }
  }
  for (const [path, text] of textsOf(de, "texts")) expect(text, path).not.toMatch(/[“"][^„]*"|’/u);
});
