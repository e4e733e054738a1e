/**
 * What a step ran: the last line of `npm test` is the sum of these.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @param {Counts[]} all */
export function sumCounts(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/**
 * The last line is read by programs too: always these two numbers, and nothing else on it.
 * @param {Counts} counts
 */
export function closingLines({ passed, failed, skipped }) {
  return `${skipped > 0 ? `${skipped} skipped\n` : ""}${passed} passed, ${failed} failed`;
}

/**
 * Counts from Vitest's JSON report. A file that could not be loaded has no tests; it counts as one that failed.
 * @param {unknown} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */ (
      report
    );
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * Counts from Playwright's JSON report. Its `errors` are failures outside any test, such as a file that does not load.
 * @param {unknown} report
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  const { stats, errors } =
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} */ (
      report
    );
  return {
    passed: stats.expected,
    // Passed only when tried again: not good enough.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a runner's end and report amount to: a runner that ran nothing, or fails without naming a test, has failed.
 * @param {number} exitCode
 * @param {Counts | undefined} counts undefined when there is no report
 * @returns {Counts}
 */
export function runnerCounts(exitCode, counts = { passed: 0, failed: 0, skipped: 0 }) {
  const ranNothing = counts.passed + counts.failed === 0;
  const failedOtherwise = exitCode !== 0 && counts.failed === 0;
  return ranNothing || failedOtherwise ? { ...counts, failed: counts.failed + 1 } : counts;
}
