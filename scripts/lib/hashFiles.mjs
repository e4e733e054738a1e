import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A hash over names and contents of files and folders; a missing one counts as empty.
 * @param {string} top folder that the paths start from
 * @param {string[]} paths
 * @param {(path: string) => boolean} keep which files inside the folders count
 */
export function hashFiles(top, paths, keep = () => true) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((each) => filesOf(top, each)).filter(keep)) {
    const content = readFileSync(join(top, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} top
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(top, path) {
  if (!existsSync(join(top, path))) return [];
  if (!statSync(join(top, path)).isDirectory()) return [path];
  return readdirSync(join(top, path))
    .toSorted()
    .flatMap((name) => filesOf(top, `${path}/${name}`));
}
