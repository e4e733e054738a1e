import { build } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { runScript } from "./lib/problem.mjs";

await runScript(async () => {
  await ensureInstalled();
  await build();
});
