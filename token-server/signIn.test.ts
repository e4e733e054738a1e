import { describe, expect, it } from "vitest";
import { parseIdentity } from "../src/domain/identity.ts";
import { identityProblem } from "./signIn.ts";

describe("identityProblem", () => {
  it.each([
    "alice",
    "alice@example.com",
    "Alice",
    "Zoë Müller",
    "José 2",
    "Алёна",
    "Ελένη",
    "アリスさん",
    "田中アリス",
    "김철수",
    "محمد",
    "अमित",
    "x".repeat(256),
  ])("lets %s through", (identity) => {
    expect(identityProblem(identity, parseIdentity)).toBeUndefined();
  });

  it.each([
    ["nothing", ""],
    ["only spaces", "   "],
    ["257 characters", "x".repeat(257)],
    ["a line break", "alice\r\nSet-Cookie: x=1"],
    ["a NUL", "alice\u0000"],
    ["an escape sequence", "\u001B[31malice"],
    ["a user sid", `US${"0".repeat(32)}`],
    ["a space at an end", "alice "],
    ["two spaces", "alice  moreau"],
    ["a no-break space", "alice\u00A0moreau"],
    ["a zero-width space", "ali\u200Bce"],
    ["a zero-width joiner", "ali\u200Dce"],
    ["a right-to-left override", "\u202Eecila"],
    ["a Hangul filler", "alice\u3164"],
    ["a blank Braille pattern", "alice\u2800"],
    ["a variation selector", "alice\uFE0F"],
    ["a tag character", "alice\u{E0061}"],
    ["a private-use character", "alice\uE000"],
    ["half a surrogate pair", "alice\uD800"],
    ["an uncomposed letter", "zoe\u0308"],
    ["full-width letters", "ａｌｉｃｅ"],
    ["mathematical letters", "𝐚lice"],
    ["a ligature", "ﬁona"],
    ["a Cyrillic а among Latin letters", "аlice"],
    ["a Greek ο among Latin letters", "bοb"],
    ["a Cherokee letter among Latin letters", "Ꭺlice"],
    ["a name of Cyrillic letters that look Latin", "сосо"],
    ["the same with digits and a domain", "рау@сосо.со"],
    ["a name of Greek letters that look Latin", "ΑΝΝΑ"],
  ])("refuses %s", (_name, identity) => {
    expect(identityProblem(identity, parseIdentity)).toMatch(/^(must|contains|mixes|is written)/);
  });
});
