import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder, gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "partyline-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
