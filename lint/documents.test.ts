import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const documents = ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"];

/** What stands in backticks and looks like a path of the repository. */
function pathsIn(text: string): string[] {
  const quoted = [
    ...text.matchAll(
      /`((?:src|emulator|token-server|operator|e2e|docs|lint|bench|scripts)\/[^`\s*{}…]*)`/g,
    ),
  ];
  return quoted.map(([, path]) => path ?? "");
}

describe.each(documents)("%s", (document) => {
  const text = readFileSync(document, "utf8");

  it("names only files and folders that exist", () => {
    const missing = pathsIn(text).filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });

  it("links only to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
      ([, path]) => path ?? "",
    );
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});

it("ARCHITECTURE.md follows a message through enough files to be of use", () => {
  expect(pathsIn(readFileSync("ARCHITECTURE.md", "utf8")).length).toBeGreaterThan(40);
});

it("ARCHITECTURE.md lists the token server's files, each above those that it imports", () => {
  const text = readFileSync("ARCHITECTURE.md", "utf8");
  const listed = [...text.matchAll(/^\| `(\w+\.ts)`/gm)].map(([, name]) => name ?? "");
  const files = readdirSync("token-server").filter((name) => /^\w+\.ts$/.test(name));
  expect(listed.toSorted()).toEqual(files.toSorted());
  for (const [index, name] of listed.entries()) {
    const source = readFileSync(`token-server/${name}`, "utf8");
    const imported = [...source.matchAll(/ from "\.\/(\w+\.ts)"/g)].map(([, file]) => file ?? "");
    expect(listed.slice(index + 1), name).toEqual(expect.arrayContaining(imported));
  }
});
