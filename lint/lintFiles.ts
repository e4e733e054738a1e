import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";

const root = fileURLToPath(new URL("..", import.meta.url));
const oxlint = join(root, "node_modules/oxlint/bin/oxlint");

const Report = v.object({
  number_of_files: v.number(),
  diagnostics: v.array(
    v.object({ code: v.string(), help: v.optional(v.string()), filename: v.string() }),
  ),
});

export type Finding = { rule: string; help: string };

/**
 * Lints made-up files with this project's own configuration, in a folder of their own.
 * Gives the findings by file; fails when the linter looked at fewer files than it was given.
 */
export function lintFiles(files: Record<string, string>): Map<string, Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "partyline-lint-"));
  try {
    for (const name of [".oxlintrc.json", "tsconfig.json"])
      copyFileSync(join(root, name), join(folder, name));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return byFile(runOxlint(folder), Object.keys(files));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function byFile(output: string, paths: string[]): Map<string, Finding[]> {
  const report = v.parse(Report, JSON.parse(output));
  if (report.number_of_files < paths.length) {
    throw new Error(`The linter looked at ${report.number_of_files} of ${paths.length} files`);
  }
  const findings = new Map<string, Finding[]>(paths.map((path) => [path, []]));
  for (const { filename, code, help } of report.diagnostics) {
    // After such an error oxlint leaves the type-aware rules out and says nothing more.
    if (code === "typescript(tsconfig-error)") throw new Error(help);
    const path = filename.replaceAll("\\", "/");
    findings.set(path, [...(findings.get(path) ?? []), { rule: code, help: help ?? "" }]);
  }
  return findings;
}

function runOxlint(folder: string): string {
  try {
    return execFileSync(process.execPath, [oxlint, "--type-aware", "--format=json"], {
      cwd: folder,
      encoding: "utf8",
    });
  } catch (error) {
    // Findings make oxlint exit 1; the report is on its standard output all the same.
    if (
      error instanceof Error &&
      "stdout" in error &&
      typeof error.stdout === "string" &&
      error.stdout !== ""
    ) {
      return error.stdout;
    }
    throw error;
  }
}
