import { describe, expect, it } from "vitest";
import { median, percentile, rounded } from "./median.ts";

describe("figures", () => {
  it("take the middle, and the value that so many stay below", () => {
    expect(median([9, 1, 5])).toBe(5);
    const hundred = Array.from({ length: 100 }, (_, n) => n + 1);
    expect([percentile(hundred, 95), percentile(hundred, 99), percentile([7], 99)]).toEqual([
      95, 99, 7,
    ]);
    expect(() => median([])).toThrow("no values");
  });

  it("have three digits", () => {
    expect(rounded(1.23456)).toBe(1.235);
  });
});
