import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { expect, it } from "vitest";
import { root } from "./root.mjs";

/* What can be checked of the packages offline. `npm audit --omit=dev` asks for the rest; docs/operating.md names it. */

const lock = v.parse(
  v.object({
    packages: v.record(
      v.string(),
      v.object({
        version: v.optional(v.string(), ""),
        dev: v.optional(v.boolean(), false),
        license: v.optional(v.string(), "none"),
        integrity: v.optional(v.string(), ""),
        hasInstallScript: v.optional(v.boolean(), false),
      }),
    ),
  }),
  JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")),
);
const packageJson = v.parse(
  v.object({
    dependencies: v.record(v.string(), v.string()),
    allowScripts: v.record(v.string(), v.boolean()),
  }),
  JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
);

const packages = Object.entries(lock.packages).flatMap(([path, facts]) =>
  path === "" ? [] : [{ name: path.replace(/.*node_modules\//, ""), ...facts }],
);
const inProduction = packages.filter(({ dev }) => !dev);

/** Licences that ask for no more than to be named, and one for the font. */
const allowedLicences = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Unlicense",
]);

/** The first version without the fault, of packages that we rely on for safety or that parse what strangers send. */
const advisories: [name: string, fixed: string, advisory: string][] = [
  ["axios", "1.12.0", "CVE-2025-58754"],
  ["cookie", "0.7.0", "CVE-2024-47764"],
  ["fastify", "5.3.2", "CVE-2025-32442"],
  ["find-my-way", "9.0.1", "CVE-2024-45813"],
  ["follow-redirects", "1.15.6", "CVE-2024-28849"],
  ["form-data", "4.0.4", "CVE-2025-7783"],
  ["jsonwebtoken", "9.0.0", "CVE-2022-23540"],
  ["jws", "4.0.1", "CVE-2025-65945"],
  ["qs", "6.14.1", "CVE-2025-15284"],
  ["ws", "8.17.1", "CVE-2024-37890"],
];

it("every package in production has a licence that we may use", () => {
  expect(inProduction.length).toBeGreaterThan(100);
  const others = inProduction.filter(({ license }) => !allowedLicences.has(license));
  expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});

it.each(advisories)("%s is at least %s (%s)", (name, fixed) => {
  const versions = inProduction
    .filter((found) => found.name === name)
    .map((found) => found.version);
  for (const version of versions) expect(compare(version, fixed)).toBeGreaterThanOrEqual(0);
});

it("every package is checked against a hash, and what we name ourselves is pinned", () => {
  expect(packages.filter(({ integrity }) => integrity === "").map(({ name }) => name)).toEqual([]);
  const loose = Object.entries(packageJson.dependencies).filter(([, range]) => !/^\d/.test(range));
  expect(loose).toEqual([]);
});

it("only packages that were decided on run a script when they are installed", () => {
  const scripted = inProduction.filter(({ hasInstallScript }) => hasInstallScript);
  const undecided = scripted.filter(({ name }) => packageJson.allowScripts[name] === undefined);
  expect(undecided.map(({ name }) => name)).toEqual([]);
});

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  const at = [0, 1, 2].find((place) => left?.[place] !== right?.[place]);
  return at === undefined ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
