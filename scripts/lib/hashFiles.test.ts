import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashFiles } from "./hashFiles.mjs";

describe("hashFiles", () => {
  let top: string;
  const hash = () => hashFiles(top, ["src", "index.html"], (path) => !path.endsWith(".test.ts"));

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "partyline-hash-"));
    mkdirSync(join(top, "src/store"), { recursive: true });
    writeFileSync(join(top, "src/store/a.ts"), "a");
    writeFileSync(join(top, "index.html"), "page");
  });

  afterEach(() => {
    rmSync(top, { recursive: true });
  });

  it("stays the same while nothing changes", () => {
    expect(hash()).toBe(hash());
  });

  it.each<[string, (folder: string) => void]>([
    ["a file deep inside changes", (folder) => writeFileSync(join(folder, "src/store/a.ts"), "b")],
    ["a file comes", (folder) => writeFileSync(join(folder, "src/b.ts"), "")],
    ["a file goes", (folder) => rmSync(join(folder, "index.html"))],
    [
      "a file gets another name",
      (folder) => renameSync(join(folder, "src/store/a.ts"), join(folder, "src/store/b.ts")),
    ],
  ])("changes when %s", (_what, change) => {
    const before = hash();
    change(top);
    expect(hash()).not.toBe(before);
  });

  it("leaves out what the filter leaves out", () => {
    const before = hash();
    writeFileSync(join(top, "src/store/a.test.ts"), "test");
    expect(hash()).toBe(before);
  });
});
