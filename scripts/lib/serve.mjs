import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfChanged } from "./build.mjs";
import { ensureInstalled } from "./ensureInstalled.mjs";
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
  stopWithParent();
  await import(pathToFileURL(join(root, "dist/server", program)).href);
}
