import { Problem } from "./problem.mjs";

const least = [20, 19];

/**
 * Throws a Problem when this Node is older than package.json's engines.node.
 * @param {string} version such as "20.19.0"
 */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Problem(
    `Partyline needs Node ${least.join(".")} or newer, and this is Node ${version}: please install a newer one from nodejs.org.`,
  );
}
