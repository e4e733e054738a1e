import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isInstalled, writeInstallStamp } from "./installStamp.mjs";

const machine = { version: "v20.19.0", platform: "linux", arch: "x64" };

describe("isInstalled", () => {
  let top: string;
  const write = (path: string, packages: object) =>
    writeFileSync(join(top, path), JSON.stringify({ packages }));

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "partyline-stamp-"));
    mkdirSync(join(top, "node_modules"));
    write("package-lock.json", { "node_modules/a": { version: "1.0.0" } });
    writeInstallStamp(top, machine);
  });

  afterEach(() => {
    rmSync(top, { recursive: true });
  });

  it("is true for another release of the same major version of Node", () => {
    expect(isInstalled(top, { ...machine, version: "v20.20.2" })).toBe(true);
  });

  it.each([{ version: "v22.0.0" }, { platform: "darwin" }, { arch: "arm64" }])(
    "is false on another machine: %o",
    (other) => {
      expect(isInstalled(top, { ...machine, ...other })).toBe(false);
    },
  );

  describe("after the lock file has changed", () => {
    const other = { "node_modules/b-mac": { version: "1.0.0", optional: true } };

    beforeEach(() => {
      write("package-lock.json", { "": {}, "node_modules/a": { version: "2.0.0" }, ...other });
    });

    it("is true when npm install was run by hand", () => {
      write("node_modules/.package-lock.json", { "node_modules/a": { version: "2.0.0" } });
      expect(isInstalled(top, machine)).toBe(true);
    });

    it.each([
      ["an old version is here", { "node_modules/a": { version: "1.0.0" } }],
      ["a package is missing", {}],
      [
        "one too many is here",
        { "node_modules/a": { version: "2.0.0" }, "node_modules/c": { version: "1.0.0" } },
      ],
    ])("is false when %s", (_what, installed) => {
      write("node_modules/.package-lock.json", installed);
      expect(isInstalled(top, machine)).toBe(false);
    });

    it("is false when npm kept no list", () => {
      expect(isInstalled(top, machine)).toBe(false);
    });
  });
});
