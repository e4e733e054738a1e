import { join } from "node:path";
import { root } from "./root.mjs";

const modules = join(root, "node_modules");

/** Entry files of the tools, started with Node itself: the same on every system. */
export const tools = {
  tsc: join(modules, "typescript/bin/tsc"),
  oxlint: join(modules, "oxlint/bin/oxlint"),
  oxfmt: join(modules, "oxfmt/bin/oxfmt"),
  knip: join(modules, "knip/bin/knip.js"),
  vite: join(modules, "vite/bin/vite.js"),
  vitest: join(modules, "vitest/vitest.mjs"),
  playwright: join(modules, "playwright/cli.js"),
  tsx: join(modules, "tsx/dist/cli.mjs"),
};
