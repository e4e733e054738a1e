import { thisMachine } from "./browserHost.mjs";
import { Problem } from "./problem.mjs";

/** @typedef {import("./browserHost.mjs").BrowserHost} BrowserHost */

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const macApplications = ["Google Chrome", "Chromium"];

/**
 * The Chromium or Chrome to run the tests with, installed if need be; throws a Problem when there is none to be had.
 * @param {BrowserHost} host
 * @returns {Promise<string>}
 */
export async function findBrowser(host = thisMachine) {
  return (await fromEnvironment(host)) ?? (await alreadyHere(host)) ?? (await installed(host));
}

/** @param {BrowserHost} host */
async function fromEnvironment({ env, starts }) {
  const path = env["CHROMIUM"];
  if (path === undefined || path === "") return undefined;
  if (await starts(path)) return path;
  throw new Problem(
    `CHROMIUM is set to ${path}, which does not start: set it to a Chromium or Chrome, or unset it.`,
  );
}

/** @param {BrowserHost} host */
async function alreadyHere(host) {
  const candidates = [
    await host.playwrightPath(),
    ...names.map((name) => host.onPath(name)),
    ...usualPlaces(host).filter((path) => host.exists(path)),
  ];
  for (const path of candidates) {
    // A file alone does not do: Ubuntu's chromium-browser may only say that one should install a snap.
    if (path !== undefined && (await host.starts(path))) return path;
  }
  return undefined;
}

/** @param {BrowserHost} host */
function usualPlaces({ platform, env }) {
  if (platform === "darwin") {
    return ["", env["HOME"] ?? ""].flatMap((home) =>
      macApplications.map((name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform !== "win32") return [];
  return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Chromium\\Application\\chrome.exe`,
    ]);
}

/** @param {BrowserHost} host */
async function installed(host) {
  host.say("No Chromium or Chrome found; installing one for the tests …");
  const rootOnLinux = host.platform === "linux" && host.isRoot;
  const attempts = [
    // The system libraries that the browser needs can only be installed by root.
    ...(rootOnLinux ? [() => host.installWithPlaywright(true)] : []),
    () => host.installWithPlaywright(false),
    ...(rootOnLinux ? [() => host.installWithApt()] : []),
  ];
  for (const attempt of attempts) {
    const path = (await attempt()) ? await alreadyHere(host) : undefined;
    if (path !== undefined) return path;
  }
  throw new Problem(
    "The tests need Chromium or Chrome and none could be installed: install one, or set CHROMIUM to the path of its program.",
  );
}
