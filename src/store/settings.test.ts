import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readSetting, rereadSettings, setSetting, settingsKey } from "./settings.ts";

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  rereadSettings();
});

afterEach(() => vi.unstubAllGlobals());

test("without a choice the first option counts", () => {
  expect(readSetting("language")).toBe("system");
  expect(readSetting("enterSends")).toBe(true);
  expect(readSetting("textSize")).toBe(100);
});

test("a choice is kept", () => {
  setSetting("enterSends", false);
  setSetting("textSize", 150);
  rereadSettings();
  expect(readSetting("enterSends")).toBe(false);
  expect(readSetting("textSize")).toBe(150);
});

test.each(["not JSON", "[]", "7", '{"textSize":117,"theme":"pink","enterSends":"no"}'])(
  "what is kept and means nothing is passed over: %s",
  (text) => {
    kept.set(settingsKey, text);
    rereadSettings();
    expect(readSetting("textSize")).toBe(100);
    expect(readSetting("theme")).toBe("system");
    expect(readSetting("enterSends")).toBe(true);
  },
);
