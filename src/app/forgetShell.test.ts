import { afterEach, expect, test, vi } from "vitest";
import { forgetShell } from "./forgetShell.ts";

afterEach(() => vi.unstubAllGlobals());

test("what the service worker kept goes, and nothing else", async () => {
  const kept = new Set(["partyline-shell-1", "partyline-shell-0", "another-app"]);
  vi.stubGlobal("caches", {
    keys: async () => [...kept],
    delete: async (name: string) => kept.delete(name),
  });
  await forgetShell();
  expect([...kept]).toEqual(["another-app"]);
});

test("without a cache there is nothing to forget", async () => {
  vi.stubGlobal("caches", undefined);
  await expect(forgetShell()).resolves.toBeUndefined();
});
