import { expect, test } from "vitest";
import { de } from "../../texts/de.ts";
import { en } from "../../texts/en.ts";
import type { Segments } from "./segments.ts";
import { smsDetail } from "./useEffectPhrases.ts";

const detail = (sms: number, segments: Segments | null, hasFiles = false, { composer } = en) =>
  smsDetail(composer, { counts: { chat: 1, sms, whatsapp: 3 }, segments, hasFiles });
const two: Segments = { count: 2, encoding: "UCS-2", left: 12 };

test("segments are told for one text, and for all phones that get it as SMS", () => {
  expect(detail(1, two)).toBe("2 segments, UCS-2, 12 left");
  expect(detail(3, two)).toBe("2 segments, UCS-2, 12 left; 6 segments in all");
  expect(detail(2, two, false, de)).toBe("2 Segmente, UCS-2, noch 12; zusammen 4 Segmente");
});

test("nothing typed costs nothing, a file is no text, and what is not counted is not told", () => {
  expect(detail(3, { count: 0, encoding: "GSM-7", left: 160 })).toBe("GSM-7, 160 left");
  expect(detail(3, two, true)).toBe("as MMS");
  expect(detail(3, null)).toBeUndefined();
});
