import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildIfChanged } from "./build.mjs";
import { playwrightCounts, runnerCounts, vitestCounts } from "./counts.mjs";
import { root } from "./root.mjs";
import { runNode, runNpm } from "./run.mjs";
import { tools } from "./tools.mjs";

/**
 * @typedef {import("./counts.mjs").Counts} Counts
 * @typedef {{ counts: Counts, output: string }} StepResult
 * @typedef {{ name: string, run: () => Promise<StepResult> }} Step
 */

/**
 * Checks that run no test of ours; each counts as one.
 * @type {Step[]}
 */
export const staticChecks = [
  check("types", () => runNode([tools.tsc, "--noEmit"])),
  check("lint", () => runNode([tools.oxlint, "--type-aware", "--deny-warnings"])),
  check("format", () => runNode([tools.oxfmt, "--check"])),
  check("dead code", () => runNode([tools.knip])),
];

/** npm leaves packages for other systems out of the lock when the registry lacks them; only `npm ci` tells. */
export const lockCheck = check("lock file", async () => {
  const result = await runNpm(["ci", "--dry-run", "--loglevel=error"]);
  return result.output.includes("Missing: ") ? { ...result, code: 1 } : result;
});

/** @type {Step} */
export const unitTests = {
  name: "unit tests",
  run: async () => {
    const report = freshReport("vitest.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const { code, output } = await runNode([tools.vitest, "run", ...reporters]);
    return { counts: runnerCounts(code, readReport(report, vitestCounts)), output };
  },
};

export const buildStep = check("build", async () => {
  await buildIfChanged();
  return { code: 0, output: "" };
});

/**
 * @param {Promise<string>} browser may still be on its way
 * @returns {Step}
 */
export function endToEndTests(browser) {
  return {
    name: "end-to-end tests",
    run: async () => {
      const report = freshReport("playwright.json");
      const env = { CHROMIUM: await browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      const { code, output } = await runNode([tools.playwright, "test", "--reporter=list,json"], {
        env,
      });
      return { counts: runnerCounts(code, readReport(report, playwrightCounts)), output };
    },
  };
}

/**
 * @param {string} name
 * @param {() => Promise<{ code: number, output: string }>} runCheck
 * @returns {Step}
 */
function check(name, runCheck) {
  return {
    name,
    run: async () => {
      const { code, output } = await runCheck();
      return {
        counts: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 },
        output,
      };
    },
  };
}

/** @param {string} name */
function freshReport(name) {
  const path = join(root, ".cache/reports", name);
  rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/**
 * @param {string} path
 * @param {(report: unknown) => Counts} count
 */
function readReport(path, count) {
  return existsSync(path) ? count(JSON.parse(readFileSync(path, "utf8"))) : undefined;
}
