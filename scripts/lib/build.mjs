import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFiles } from "./hashFiles.mjs";
import { Problem } from "./problem.mjs";
import { root } from "./root.mjs";
import { runNode } from "./run.mjs";
import { tools } from "./tools.mjs";

const sources = [
  "src",
  "token-server",
  "operator",
  "emulator",
  "public",
  "scripts/lib",
  "index.html",
  "vite.config.ts",
  "vite.server.config.ts",
  "package-lock.json",
];
const outputs = [
  "dist/app/index.html",
  "dist/server/main.js",
  "dist/server/emulator.js",
  "dist/server/library.js",
];
const stampFile = join(root, "dist/.build-stamp");

/** Builds the app to dist/app and the server to dist/server, unless they already are what the sources say. */
export async function buildIfChanged() {
  const built = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
  if (built === sourceHash() && outputs.every((path) => existsSync(join(root, path)))) return;
  await build();
}

export async function build() {
  console.log("Building …");
  // Taken before the build: a file saved meanwhile must lead to another build.
  const hash = sourceHash();
  const results = await Promise.all([
    runNode([tools.vite, "build", "--logLevel=warn"]),
    runNode([tools.vite, "build", "--logLevel=warn", "--config=vite.server.config.ts"]),
  ]);
  const failed = results.filter(({ code }) => code !== 0);
  if (failed.length > 0) throw new Problem(failed.map(({ output }) => output.trim()).join("\n"));
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stampFile, hash);
}

function sourceHash() {
  return hashFiles(root, sources, (path) => !/\.test\.tsx?$/.test(path));
}
