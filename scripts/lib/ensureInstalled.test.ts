import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkNode } from "./checkNode.mjs";
import { ensureInstalled } from "./ensureInstalled.mjs";

describe("ensureInstalled", () => {
  let top: string;
  let installs: number;

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "partyline-install-"));
    installs = 0;
    writeFileSync(join(top, "package-lock.json"), "first lock");
    vi.spyOn(console, "log").mockImplementation(() => undefined);
  });

  afterEach(() => {
    rmSync(top, { recursive: true });
    vi.restoreAllMocks();
  });

  async function install() {
    installs += 1;
    rmSync(join(top, "node_modules"), { recursive: true, force: true });
    mkdirSync(join(top, "node_modules"));
    return { code: 0, output: "" };
  }

  it("installs once", async () => {
    await ensureInstalled({ top, install });
    await ensureInstalled({ top, install });
    expect(installs).toBe(1);
  });

  it("installs again when the lock file has changed", async () => {
    await ensureInstalled({ top, install });
    writeFileSync(join(top, "package-lock.json"), "second lock");
    await ensureInstalled({ top, install });
    expect(installs).toBe(2);
  });

  it("installs again when the packages are gone", async () => {
    await ensureInstalled({ top, install });
    rmSync(join(top, "node_modules"), { recursive: true });
    await ensureInstalled({ top, install });
    expect(installs).toBe(2);
  });

  it("installs again after an install that failed", async () => {
    const failing = async () => ({ code: 1, output: "npm error code EUSAGE" });
    await expect(ensureInstalled({ top, install: failing })).rejects.toThrow(
      "npm error code EUSAGE",
    );
    await ensureInstalled({ top, install });
    expect(installs).toBe(1);
  });

  it("says so when it may not write", async () => {
    await expect(ensureInstalled({ top, install, mayWrite: () => false })).rejects.toThrow(
      `may not write to ${top}`,
    );
    const denied = async () => ({
      code: 243,
      output: "npm error EACCES: permission denied, mkdir",
    });
    await expect(ensureInstalled({ top, install: denied })).rejects.toThrow(
      `may not write to ${top}`,
    );
  });
});

describe("checkNode", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.21.0"])("accepts %s", (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(["18.20.8", "20.18.3", "19.9.0"])("refuses %s in one sentence", (version) => {
    expect(() => checkNode(version)).toThrow(
      `needs Node 20.19 or newer, and this is Node ${version}`,
    );
  });
});
