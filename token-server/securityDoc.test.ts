import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const text = readFileSync("SECURITY.md", "utf8");
const named = [...text.matchAll(/\[([^\]]+)\]\(([^)]+\.(?:test|e2e)\.ts)\)/g)].map(
  ([, title = "", file = ""]) => ({ title, file }),
);

it("SECURITY.md names many tests", () => {
  expect(named.length).toBeGreaterThan(40);
});

it.each(named)("$title is a test of $file", ({ title, file }) => {
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, "utf8")).toContain(title);
});
