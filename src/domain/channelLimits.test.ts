import { expect, test } from "vitest";
import { fileProblem, messagesForPhones } from "./channelLimits.ts";

const jpeg = (size: number) => ({ contentType: "image/jpeg", size });

test.each([
  [jpeg(4_999_999), { sms: 1, whatsapp: 0 }, undefined],
  [
    jpeg(5_000_000),
    { sms: 1, whatsapp: 1 },
    { problem: "tooLargeForPhones", channel: "sms", limit: 5_000_000 },
  ],
  [jpeg(15_999_999), { sms: 0, whatsapp: 1 }, undefined],
  [
    jpeg(16_000_000),
    { sms: 0, whatsapp: 1 },
    { problem: "tooLargeForPhones", channel: "whatsapp", limit: 16_000_000 },
  ],
  [jpeg(140_000_000), { sms: 0, whatsapp: 0 }, undefined],
  [jpeg(150_000_001), { sms: 0, whatsapp: 0 }, { problem: "tooLarge", limit: 150_000_000 }],
  [jpeg(0), { sms: 0, whatsapp: 0 }, { problem: "empty" }],
  [{ contentType: "text/plain", size: 5 }, { sms: 1, whatsapp: 0 }, { problem: "typeForPhones" }],
  [{ contentType: "text/plain", size: 5 }, { sms: 0, whatsapp: 0 }, undefined],
])("%j to %j", (file, counts, expected) => {
  expect(fileProblem(file, counts)).toEqual(expected);
});

test("a phone gets one file or one text per message", () => {
  expect(messagesForPhones("hello", 2)).toBe(3);
  expect(messagesForPhones(" ", 1)).toBe(1);
});
