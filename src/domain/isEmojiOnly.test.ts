import { expect, test } from "vitest";
import { isEmojiOnly } from "./isEmojiOnly.ts";

test.each(["👍", "👍🏽 🎉", "1️⃣", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ℹ️", "Ⓜ️", " ❤️\n❤️ ", "🇩🇪🇫🇷"])(
  "%j is a pictogram or some",
  (text) => {
    expect(isEmojiOnly(text)).toBe(true);
  },
);

test.each(["", "1", "#", "ok 👍", "Grüße", "日本", "👍👍👍👍👍👍👍", "👍".repeat(500)])(
  "%j is something else",
  (text) => {
    expect(isEmojiOnly(text)).toBe(false);
  },
);
