import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const spec = readFileSync(join(here, "../../docs/emulator-spec.md"), "utf8");
const textOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts") && name !== "spec.test.ts")
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
const tests = textOf(here);
/** Some are easier to show through REST. */
const conformance = textOf(join(here, "../conformance"));

const ruleIds = [...spec.matchAll(/^\| ([A-Z]{2,7}[0-9]+) +\|/gm)].map((found) => found[1] ?? "");

/** The families of ids that this folder's tests are about; other folders have their own. */
const ours =
  /^(CONV|STATE|MEM|PART|BIND|GROUP|CWP|MSG|MEDIA|IN|FAN|RCPT|READ|NOTE|TYP|USER|PAGE|EVT|DUR|WA|CONTENT|SANDBOX|STOP|PMEDIA)\d+$/;

function quoted(id: string): boolean {
  return new RegExp(`\\btest(\\.each\\([^)]*\\))?\\(\\s*["\`](\\w+ )*${id} `).test(
    `${tests}\n${conformance}`,
  );
}

test("every rule of the service is stated once", () => {
  expect(ruleIds.length).toBeGreaterThan(60);
  expect(new Set(ruleIds).size).toBe(ruleIds.length);
});

test("every rule of the service is quoted by a test", () => {
  expect(ruleIds.filter((id) => ours.test(id) && !quoted(id))).toEqual([]);
});

test("every id that a test quotes is stated", () => {
  const used = [...tests.matchAll(/\btest(?:\.each\([^)]*\))?\(\s*["`]([A-Z]{2,7}[0-9]+) /g)];
  expect(used.length).toBeGreaterThan(60);
  expect(used.map((found) => found[1] ?? "").filter((id) => !ruleIds.includes(id))).toEqual([]);
});
