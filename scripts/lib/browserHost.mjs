import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./root.mjs";
import { run, runNode } from "./run.mjs";
import { tools } from "./tools.mjs";

/**
 * What findBrowser asks of the machine; tests pass a made-up one.
 * @typedef {{
 *   platform: string,
 *   isRoot: boolean,
 *   env: Record<string, string | undefined>,
 *   exists: (path: string) => boolean,
 *   onPath: (name: string) => string | undefined,
 *   starts: (path: string) => Promise<boolean>,
 *   playwrightPath: () => Promise<string | undefined>,
 *   installWithPlaywright: (withDeps: boolean) => Promise<boolean>,
 *   installWithApt: () => Promise<boolean>,
 *   say: (sentence: string) => void,
 * }} BrowserHost
 */

/** @type {BrowserHost} */
export const thisMachine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  env: process.env,
  exists: existsSync,
  onPath,
  starts,
  playwrightPath,
  installWithPlaywright,
  installWithApt,
  say: console.log,
};

/** @param {string} name */
function onPath(name) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** @param {string} path */
async function starts(path) {
  // On Windows --version opens a window instead of answering.
  if (process.platform === "win32") return existsSync(path);
  return (await run(path, ["--version"])).code === 0;
}

async function playwrightPath() {
  // oxlint-disable-next-line no-restricted-imports -- called late, when the packages are installed
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** @param {boolean} withDeps */
async function installWithPlaywright(withDeps) {
  const args = ["install", ...(withDeps ? ["--with-deps"] : []), "chromium"];
  return (await runNode([tools.playwright, ...args], { cwd: root })).code === 0;
}

async function installWithApt() {
  if (!existsSync("/usr/bin/apt-get")) return false;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // A list that is partly out of reach may still do; the install tells.
  await run("apt-get", ["update"], { env });
  return (await run("apt-get", ["install", "-y", "chromium"], { env })).code === 0;
}
