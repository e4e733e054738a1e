import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../scripts/lib/root.mjs";

const folder = join(root, "docs", "decisions");
const decisions = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n");

function unexplained(packages: readonly string[]): string[] {
  return packages.filter((name) => !decisions.includes(`\`${name}\``));
}

test("a decision names every package and what it is for", () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  expect(packages).toContain("react");
  expect(unexplained(packages)).toEqual([]);
});

test("one that nobody explained is found", () => {
  expect(unexplained(["react", "left-pad"])).toEqual(["left-pad"]);
});
