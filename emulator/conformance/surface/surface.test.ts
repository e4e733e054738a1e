import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sdk30, sdkVersions } from "../sdkVersions.ts";
import { notOfTheService } from "./notOfTheService.ts";
import { publicMembers } from "./publicMembers.ts";

const conformance = join(import.meta.dirname, "..");

/** The members that stand at the beginning of the titles of tests, before a colon. */
function testedMembers(): string[] {
  const files = readdirSync(conformance, { recursive: true, encoding: "utf8" });
  const sources = files
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(conformance, file), "utf8"));
  const titles = sources.flatMap((source) =>
    [...source.matchAll(/\btest\(\s*"([^":]*)/g)].flatMap(([, title]) => title ?? []),
  );
  return titles.flatMap((title) => title.match(/\b[A-Z]\w+\.[a-z]\w*/g) ?? []);
}

describe("the public surface of the SDK", () => {
  const members = publicMembers(sdk30);

  test("is read from its type definitions", () => {
    expect(members).toEqual(
      expect.arrayContaining([
        "Client.create",
        "Client.tokenExpired",
        "Conversation.add",
        "Media.sid",
      ]),
    );
    expect(members.length).toBeGreaterThan(180);
  });

  test("is tested, member by member, or has nothing to do with the service", () => {
    const known = new Set([...testedMembers(), ...Object.keys(notOfTheService)]);
    expect(members.filter((member) => !known.has(member))).toEqual([]);
  });

  test("has all members that tests and exceptions name", () => {
    const named = [...testedMembers(), ...Object.keys(notOfTheService)];
    expect(named.filter((member) => !members.includes(member))).toEqual([]);
  });

  test.each(sdkVersions)("is the same in $version, but for what came later", (sdk) => {
    const later = new Set(members.filter((member) => !publicMembers(sdk).includes(member)));
    const since26 = members.filter((member) => /Recipient/.test(member));
    expect([...later].filter((member) => !since26.includes(member))).toEqual([]);
    expect(publicMembers(sdk).filter((member) => !members.includes(member))).toEqual([]);
  });
});
