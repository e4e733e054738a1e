import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lintFiles } from "./lintFiles.ts";

/**
 * no-restricted-imports does not look at `import("…")`. So the project's own dynamic imports are written down once
 * more as static ones, in made-up files at the same paths, and linted there.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const dynamicImport = /\bimport\(\s*["'`]([^"'`]+)["'`]\s*,?\s*\)/g;

describe("dynamic imports", () => {
  it("keep to the one-way imports", () => {
    expect(violations(ownDynamicImports())).toEqual([]);
  });

  it("are caught where they do not", () => {
    const planted = staticForm('const open = () => import("../conversation/Thread.tsx");');
    expect(violations({ "src/features/composer/planted.ts": planted })).toEqual([
      "src/features/composer/planted.ts: A feature imports no other feature; src/app joins them.",
    ]);
  });
});

function violations(files: Record<string, string>): string[] {
  return [...lintFiles(files)].flatMap(([file, findings]) =>
    findings
      .filter(({ rule }) => rule === "eslint(no-restricted-imports)")
      .map(({ help }) => `${file}: ${help}`),
  );
}

function ownDynamicImports(): Record<string, string> {
  const files = ["src", "emulator", "token-server"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${top}/${path.replaceAll("\\", "/")}`),
  );
  return Object.fromEntries(
    files.map((file) => [file, staticForm(readFileSync(join(root, file), "utf8"))]),
  );
}

function staticForm(source: string): string {
  const specifiers = [...source.matchAll(dynamicImport)].map((match) => match[1]);
  return specifiers.map((specifier) => `import ${JSON.stringify(specifier)};\n`).join("");
}
