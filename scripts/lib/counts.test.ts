import { describe, expect, it } from "vitest";
import {
  closingLines,
  playwrightCounts,
  runnerCounts,
  sumCounts,
  vitestCounts,
} from "./counts.mjs";

describe("closingLines", () => {
  it("names passed and failed", () => {
    expect(closingLines({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
  });

  it("names skipped ones in a line before", () => {
    expect(closingLines({ passed: 12, failed: 3, skipped: 1 })).toBe(
      "1 skipped\n12 passed, 3 failed",
    );
  });
});

describe("sumCounts", () => {
  it("adds up", () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});

describe("vitestCounts", () => {
  it("counts a file that does not load as failed", () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: "passed", assertionResults: [{}] },
        { status: "failed", assertionResults: [{}] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });
});

describe("playwrightCounts", () => {
  it("counts flaky tests and errors outside tests as failed", () => {
    const report = {
      stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{ message: "SyntaxError" }],
    };
    expect(playwrightCounts(report)).toEqual({ passed: 7, failed: 3, skipped: 2 });
  });
});

describe("runnerCounts", () => {
  it("keeps the counts of a run that went well", () => {
    expect(runnerCounts(0, { passed: 3, failed: 0, skipped: 1 })).toEqual({
      passed: 3,
      failed: 0,
      skipped: 1,
    });
  });

  it("keeps the failures that the runner names", () => {
    expect(runnerCounts(1, { passed: 3, failed: 2, skipped: 0 })).toEqual({
      passed: 3,
      failed: 2,
      skipped: 0,
    });
  });

  it("fails a runner that ends badly without naming a test", () => {
    expect(runnerCounts(1, { passed: 3, failed: 0, skipped: 0 })).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
    });
  });

  it("fails a runner that ran nothing", () => {
    expect(runnerCounts(0, { passed: 0, failed: 0, skipped: 4 })).toEqual({
      passed: 0,
      failed: 1,
      skipped: 4,
    });
  });

  it("fails a runner without a report", () => {
    expect(runnerCounts(0, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
