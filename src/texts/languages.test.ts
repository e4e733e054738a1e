import { afterEach, expect, test } from "vitest";
import { formatBytes } from "./bytes.ts";
import { countryName } from "./countries.ts";
import { languageOf, localeOf } from "./languages.ts";
import { formatList, formatNumber, setLocale } from "./locale.ts";
import { formatDollars } from "./money.ts";
import { formatDay, formatFullTime, formatTime } from "./times.ts";

afterEach(() => setLocale("en"));

test("the browser's languages decide unless one was chosen", () => {
  expect(languageOf("system", ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(languageOf("system", ["en-GB", "de"])).toBe("en");
  expect(languageOf("system", ["den", "ja"])).toBe("en");
  expect(languageOf("en", ["de-DE"])).toBe("en");
  expect(languageOf("de", [])).toBe("de");
});

test("dates and numbers are written as in the country that the browser names", () => {
  expect(localeOf("de", ["en-US", "de-AT"])).toBe("de-AT");
  expect(localeOf("de", ["en-US"])).toBe("de");
});

test("everything made of numbers follows the language, also when it changes", () => {
  const noon = new Date(2026, 10, 21, 12, 0).getTime();
  setLocale("de");
  expect(formatNumber(1600)).toBe("1.600");
  expect(formatNumber(1.82, 2)).toBe("1,82");
  expect(formatList(["A", "B", "C"])).toBe("A, B und C");
  expect(formatBytes(5_200_000)).toBe("5,2 MB");
  expect(formatBytes(14)).toBe("14 Byte");
  expect(formatDollars(3.45)).toBe("3,45\u00A0$");
  expect(countryName("US")).toBe("Vereinigte Staaten");
  expect(formatDay(noon, noon)).toBe("Samstag, 21. November");
  expect(formatFullTime(noon)).toContain("21. November 2026");
  const morning = new Date(2026, 10, 21, 9, 34).getTime();
  expect(formatTime(morning)).toBe("09:34");
  setLocale("en-US");
  expect(formatTime(morning)).toMatch(/^9:34\sAM$/u);
  setLocale("en-GB");
  expect(formatNumber(1600)).toBe("1,600");
  expect(formatBytes(14)).toBe("14 bytes");
  expect(formatList(["A", "B", "C"])).toBe("A, B and C");
  expect(formatDollars(3.45)).toBe("US$3.45");
  expect(countryName("US")).toBe("United States");
  expect(formatDay(noon, noon)).toContain("21 November");
});
