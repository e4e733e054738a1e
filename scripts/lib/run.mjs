import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * @typedef {{ code: number, output: string, seconds: number }} RunResult
 * @typedef {{ env?: Record<string, string | undefined>, show?: boolean, cwd?: string }} RunOptions
 */

/**
 * Runs a program in the project's folder and waits for its end. What it prints is collected, or shown as it comes.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { env = {}, show = false, cwd = root } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const end = (/** @type {number} */ code) =>
      resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    // Ended by a signal: no exit code of its own.
    child.on("close", (code) => end(code ?? 1));
  });
}

/**
 * Runs a Node program, such as a tool's own entry file; no shell and no npx between.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Runs npm: the one that started this script, else the one on the PATH.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const npmCli = process.env["npm_execpath"];
  if (npmCli !== undefined && /npm-cli\.[cm]?js$/.test(npmCli))
    return runNode([npmCli, ...args], options);
  // On Windows npm is a .cmd file, which only the shell can start.
  if (process.platform === "win32")
    return run("cmd.exe", ["/d", "/s", "/c", "npm", ...args], options);
  return run("npm", args, options);
}
