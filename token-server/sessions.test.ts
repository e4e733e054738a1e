import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRevocations } from "./sessions.ts";
import { newFolder } from "./testing/newFolder.ts";

describe("a revoked person", () => {
  it("is revoked at every copy at once, for what was issued until then", () => {
    const folder = newFolder();
    const [one, two] = [openRevocations(folder), openRevocations(folder)];
    expect(two.isPersonRevoked("alice", 1000)).toBe(false);
    one.revokePerson("alice", 1000);
    expect(two.isPersonRevoked("alice", 999)).toBe(true);
    expect(two.isPersonRevoked("alice", 1000)).toBe(true);
    expect(two.isPersonRevoked("alice", 1001)).toBe(false);
    expect(two.isPersonRevoked("bob", 999)).toBe(false);
  });

  it("can be revoked again, later", () => {
    const revocations = openRevocations(newFolder());
    revocations.revokePerson("alice", 1000);
    revocations.revokePerson("Alice", 2000);
    expect(revocations.isPersonRevoked("alice", 1500)).toBe(true);
  });

  it("stays out when the file cannot be read", () => {
    const folder = newFolder();
    const revocations = openRevocations(folder);
    revocations.revokePerson("alice", 1000);
    const [file = ""] = readdirSync(join(folder, "revoked"));
    writeFileSync(join(folder, "revoked", file), "{");
    expect(revocations.isPersonRevoked("alice", 9999)).toBe(true);
  });

  it("may have any name", () => {
    const folder = newFolder();
    const revocations = openRevocations(folder);
    for (const identity of ["../../etc/passwd", "x".repeat(256), "アリス", "a/b\\c:d"]) {
      revocations.revokePerson(identity, 1000);
      expect(revocations.isPersonRevoked(identity, 1000)).toBe(true);
    }
    expect(readdirSync(folder)).toEqual(["revoked"]);
  });
});

describe("a used id", () => {
  it("can be used up once, by one of all copies", () => {
    const folder = newFolder();
    const [one, two] = [openRevocations(folder), openRevocations(folder)];
    expect(one.isUsedUp("a")).toBe(false);
    expect([one.useUp("a", 1000), two.useUp("a", 1000), one.useUp("a", 1000)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(two.isUsedUp("a")).toBe(true);
    expect(two.isUsedUp("b")).toBe(false);
  });

  it("is forgotten only when it has expired at every copy, however its clock goes", () => {
    const folder = newFolder();
    const revocations = openRevocations(folder);
    const dayMs = 24 * 3600_000;
    revocations.useUp("a", 1000);
    revocations.useUp("b", 3000);
    revocations.revokePerson("alice", 1000);
    revocations.tidy(2000);
    expect(revocations.isUsedUp("a")).toBe(true);
    revocations.tidy(2000 + dayMs);
    expect([revocations.isUsedUp("a"), revocations.isUsedUp("b")]).toEqual([false, true]);
    expect(revocations.isPersonRevoked("alice", 1000)).toBe(true);
  });
});
