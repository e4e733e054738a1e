import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = fileURLToPath(new URL("..", import.meta.url));
const staticImport = /^(?:import|export)\s(?!type\b)[^;]*?from "(\.[^"]+)";/gmsu;

/** Files that a module brings along without a dynamic import. */
function reach(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !/\.tsx?$/u.test(file) || !existsSync(file)) return found;
  found.add(file);
  for (const [, path = ""] of readFileSync(file, "utf8").matchAll(staticImport)) {
    reach(normalize(join(dirname(file), path)), found);
  }
  return found;
}

/** The files and folders that start.css names, with `{A,B}` written out. */
function namedIn(stylesheet: string): Set<string> {
  const sources = readFileSync(stylesheet, "utf8").matchAll(/@source "([^"]+)"/gu);
  const named = [...sources].flatMap(([, path = ""]) => {
    const [, before = "", names, after = ""] = /^(.*)\{(.*)\}(.*)$/u.exec(path) ?? [];
    return names === undefined
      ? [path]
      : names.split(",").map((name) => `${before}${name}${after}`);
  });
  return new Set(named.map((path) => normalize(join(dirname(stylesheet), path))));
}

test("start.css searches every file with classes that the sign-in screen is made of", () => {
  const named = namedIn(join(src, "app/start.css"));
  const missing = [...reach(join(src, "main.tsx"))].filter(
    (file) =>
      (file.endsWith(".tsx") || file.includes("/ui/")) &&
      !named.has(file) &&
      !named.has(join(dirname(file), "/")),
  );
  expect(missing).toEqual([join(src, "main.tsx")]);
  expect([...named].filter((file) => !existsSync(file))).toEqual([]);
});
