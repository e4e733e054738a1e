import { Problem } from "./problem.mjs";

/**
 * @typedef {import("./counts.mjs").Counts} Counts
 * @typedef {import("./steps.mjs").Step} Step
 */

/**
 * Runs steps one after the other and tells of each in a line; what a failed one printed is shown below its line.
 * @param {Step[]} steps
 * @returns {Promise<Counts[]>}
 */
export async function runSteps(steps) {
  const all = [];
  for (const step of steps) all.push(await runStep(step));
  return all;
}

/** @param {Step} step */
async function runStep({ name, run }) {
  const started = performance.now();
  const { counts, output } = await run().catch(failure);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { passed, failed } = counts;
  const told =
    passed + failed === 1 ? "" : `, ${passed} passed${failed > 0 ? `, ${failed} failed` : ""}`;
  if (failed > 0) console.log(`\n${output.trim()}\n`);
  console.log(`${failed > 0 ? "FAILED" : "ok    "} ${name}${told} (${seconds} s)`);
  return counts;
}

/** @param {unknown} error */
function failure(error) {
  const output = error instanceof Problem ? error.message : String(error);
  return { counts: { passed: 0, failed: 1, skipped: 0 }, output };
}
