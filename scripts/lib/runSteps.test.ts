import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "./problem.mjs";
import { runSteps } from "./runSteps.mjs";

describe("runSteps", () => {
  let printed: string;

  beforeEach(() => {
    printed = "";
    vi.spyOn(console, "log").mockImplementation((line: string) => {
      printed += `${line}\n`;
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("tells of each step in a line and keeps quiet about what a good one printed", async () => {
    const good = { counts: { passed: 1, failed: 0, skipped: 0 }, output: "chatter" };
    await runSteps([{ name: "types", run: async () => good }]);
    expect(printed).toMatch(/^ok {5}types \(\d+\.\d s\)\n$/);
  });

  it("shows what a failed step printed, and goes on", async () => {
    const bad = { counts: { passed: 2, failed: 1, skipped: 0 }, output: "expected 1 to be 2" };
    const good = { counts: { passed: 5, failed: 0, skipped: 0 }, output: "" };
    const counts = await runSteps([
      { name: "unit tests", run: async () => bad },
      { name: "end-to-end tests", run: async () => good },
    ]);
    expect(counts).toEqual([bad.counts, good.counts]);
    expect(printed).toContain("expected 1 to be 2");
    expect(printed).toMatch(/FAILED unit tests, 2 passed, 1 failed/);
    expect(printed).toMatch(/ok {5}end-to-end tests, 5 passed/);
  });

  it("counts a step that could not run as one failure", async () => {
    const run = () => Promise.reject(new Problem("There is no browser."));
    expect(await runSteps([{ name: "end-to-end tests", run }])).toEqual([
      { passed: 0, failed: 1, skipped: 0 },
    ]);
    expect(printed).toContain("There is no browser.");
  });
});
