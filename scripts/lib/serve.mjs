import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfChanged } from "./build.mjs";
import { checkNode } from "./checkNode.mjs";
import { ensureInstalled } from "./ensureInstalled.mjs";
import { Problem } from "./problem.mjs";
import { root } from "./root.mjs";
import { stopWithParent } from "./stopWithParent.mjs";

/**
 * Installs, builds and then runs a built program in this very process: signals, exit code and output are its own.
 * @param {string} program file in dist/server
 */
export async function serve(program) {
  await ensureInstalled();
  process.chdir(root);
  await buildIfChanged();
  await runBuilt(program);
}

/**
 * The same, but in the folder where it was called, and also from a copy that npm has packed and installed: that has no
 * lock file, its packages are where npm has put them, and it can only have been built before.
 * @param {string} program file in dist/server
 */
export async function serveHere(program) {
  if (existsSync(join(root, "package-lock.json"))) {
    await ensureInstalled();
    await buildIfChanged();
  } else {
    checkNode();
    if (!existsSync(join(root, "dist/server", program))) {
      throw new Problem(
        "This copy was packed before it was built: run npm run build in the project, then npm pack.",
      );
    }
  }
  await runBuilt(program);
}

/** @param {string} program */
async function runBuilt(program) {
  stopWithParent();
  await import(pathToFileURL(join(root, "dist/server", program)).href);
}
