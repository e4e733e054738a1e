import { SegmentedMessage } from "sms-segments-calculator";
import { expect, test } from "vitest";
import { countSegments } from "./segments.ts";
import { address, numberOne, phoneOne, whatsappPhone, whatsappSender } from "./testService.ts";

const toPhone = { from: numberOne, to: phoneOne };

test.each([
  ["x".repeat(160), 1],
  ["x".repeat(161), 2],
  ["x".repeat(306), 2],
  ["x".repeat(307), 3],
  ["€".repeat(80), 1],
  ["€".repeat(81), 2],
  ["я".repeat(70), 1],
  ["я".repeat(71), 2],
  ["я".repeat(134), 2],
  ["я".repeat(135), 3],
  ["x".repeat(1600), 11],
])("SEG1 texts are counted as GSM-7 or UCS-2: %#", (body, segments) => {
  expect(countSegments(body, 0, toPhone)).toBe(segments);
});

test("SEG1 the short way gives what the library gives", () => {
  for (let code = 1; code < 0x250; code += 1) {
    const body = `${"x".repeat(69)}${String.fromCharCode(code)}${"y".repeat(90)}`;
    expect([code, countSegments(body, 0, toPhone)]).toEqual([
      code,
      new SegmentedMessage(body).segmentsCount,
    ]);
  }
});

test("SEG2 pictures and WhatsApp count as one", () => {
  expect(countSegments("я".repeat(500), 0, { from: whatsappSender, to: whatsappPhone })).toBe(1);
  expect(countSegments(null, 1, toPhone)).toBe(1);
});

test.each([
  ["x".repeat(160), 1],
  ["x".repeat(304), 2],
  ["x".repeat(305), 3],
  [`${"x".repeat(151)}€${"x".repeat(151)}`, 3],
  ["я".repeat(70), 1],
  ["я".repeat(132), 2],
  ["я".repeat(133), 3],
])("SEG3 parts of a text from a toll-free number are shorter: %#", (body, segments) => {
  expect(countSegments(body, 0, { from: address("+18885550100"), to: phoneOne })).toBe(segments);
});
