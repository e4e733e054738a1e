import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Remembers, inside node_modules, what the packages were installed for.
 * @typedef {{ machine: string, lock: string }} InstallStamp
 * @typedef {{ version: string, platform: string, arch: string }} Machine
 * @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} LockedPackages
 */

/**
 * Whether the packages in node_modules are those of the lock file, installed for this Node and this machine. They also
 * are after an `npm install` by hand, which keeps its own list of what it installed.
 * @param {string} top
 * @param {Machine} [machine]
 */
export function isInstalled(top, machine) {
  const stamp = readJson(stampFile(top));
  const wanted = wantedStamp(top, machine);
  if (stamp?.machine !== wanted.machine) return false;
  return stamp.lock === wanted.lock || isInstalledByHand(top);
}

/**
 * @param {string} top
 * @param {Machine} [machine]
 */
export function writeInstallStamp(top, machine) {
  writeFileSync(stampFile(top), JSON.stringify(wantedStamp(top, machine)));
}

/** @param {string} top */
function isInstalledByHand(top) {
  /** @type {LockedPackages} */
  const locked = readJson(join(top, "package-lock.json"))?.packages ?? {};
  /** @type {LockedPackages | undefined} */
  const installed = readJson(join(top, "node_modules/.package-lock.json"))?.packages;
  if (installed === undefined) return false;
  const names = new Set([...Object.keys(locked), ...Object.keys(installed)]);
  // The name "" is the project itself.
  names.delete("");
  return [...names].every((name) => {
    const inLock = locked[name];
    const here = installed[name];
    if (here !== undefined) return inLock?.version === here.version;
    // Packages for other systems are optional: locked but not here.
    return inLock?.optional === true || inLock?.devOptional === true;
  });
}

/**
 * @param {string} top
 * @param {Machine} machine
 * @returns {InstallStamp}
 */
function wantedStamp(top, { version, platform, arch } = process) {
  const major = version.replace(/^v/, "").split(".")[0];
  const lock = readFileSync(join(top, "package-lock.json"));
  return {
    machine: `node ${major} ${platform} ${arch}`,
    lock: createHash("sha256").update(lock).digest("hex"),
  };
}

/** @param {string} top */
function stampFile(top) {
  return join(top, "node_modules/.partyline-stamp");
}

/** @param {string} path */
function readJson(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
