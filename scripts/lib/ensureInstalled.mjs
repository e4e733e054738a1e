import { constants, accessSync, existsSync } from "node:fs";
import { join } from "node:path";
import { checkNode } from "./checkNode.mjs";
import { isInstalled, writeInstallStamp } from "./installStamp.mjs";
import { Problem } from "./problem.mjs";
import { root } from "./root.mjs";
import { runNpm } from "./run.mjs";

/**
 * Installs the packages when the lock file, the Node version or the machine is not the one they were installed for.
 * @param {{ top?: string, install?: () => Promise<{ code: number, output: string }>, mayWrite?: (path: string) => boolean }} host replaced in tests
 */
export async function ensureInstalled({ top = root, install = npmCi, mayWrite = canWrite } = {}) {
  checkNode();
  if (isInstalled(top)) return;
  if (!mayWrite(top)) throw new Problem(writeProblem(top));
  console.log("Installing packages, about half a minute the first time …");
  const { code, output } = await install();
  if (code !== 0) throw new Problem(installProblem(top, output));
  writeInstallStamp(top);
}

function npmCi() {
  // Development packages too, even with NODE_ENV=production: the build needs them.
  return runNpm(["ci", "--include=dev", "--loglevel=error"]);
}

/**
 * @param {string} top
 * @param {string} output
 */
function installProblem(top, output) {
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) return writeProblem(top);
  return `${output.trim()}\nThe packages could not be installed with "npm ci"; npm's own words are above.`;
}

/** @param {string} top */
function writeProblem(top) {
  return `Partyline may not write to ${top}: please give this user the permission, or move the project to a folder of its own.`;
}

/** @param {string} path */
function canWrite(path) {
  try {
    accessSync(path, constants.W_OK);
    const modules = join(path, "node_modules");
    if (existsSync(modules)) accessSync(modules, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
