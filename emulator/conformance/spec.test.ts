import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const emulator = fileURLToPath(new URL("..", import.meta.url));
const spec = readFileSync(`${emulator}../docs/emulator-spec.md`, "utf8");
const tests = ["conformance", "webhooks", "sync"]
  .flatMap((folder) => readdirSync(`${emulator}${folder}`).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith(".test.ts") && !path.endsWith("/spec.test.ts"))
  .map((path) => readFileSync(`${emulator}${path}`, "utf8"))
  .join("\n");

/** Rules that are shown through REST, the SDK and phones; emulator/service shows the others. */
const families = /^(HOOK|AUTO|ROLE|SVC|SYNC|MSVC|KEY|LOG|NUM|CRED|APS|TWIML|SEND)\d+$/;
const stated = [...spec.matchAll(/^\| ([A-Z]{2,6}\d+) +\|/gm)]
  .map((found) => found[1] ?? "")
  .filter((id) => families.test(id));
const quoted = [...tests.matchAll(/^(?:test|\]\))?.*\(\s*"((?:[A-Z]{2,6}\d+ )+)/gm)]
  .flatMap((found) => (found[1] ?? "").trim().split(" "))
  .filter((id) => families.test(id));

test("every rule is stated once and quoted by a test", () => {
  expect(stated.length).toBeGreaterThan(20);
  expect(new Set(stated).size).toBe(stated.length);
  expect(stated.filter((id) => !quoted.includes(id))).toEqual([]);
});

test("every id that a test quotes is stated", () => {
  expect(quoted.filter((id) => !stated.includes(id))).toEqual([]);
});
