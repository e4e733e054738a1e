import { buildIfChanged } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { findBrowser } from "./lib/findBrowser.mjs";
import { runScript } from "./lib/problem.mjs";
import { runNode } from "./lib/run.mjs";
import { tools } from "./lib/tools.mjs";

// Standard output is the JSON alone, so that `npm run -s bench > figures.json` works.
console.log = console.error;

await runScript(async () => {
  await ensureInstalled();
  const CHROMIUM = await findBrowser();
  await buildIfChanged();
  const { code } = await runNode([tools.tsx, "bench/main.ts", ...process.argv.slice(2)], {
    env: { CHROMIUM },
    show: true,
  });
  process.exitCode = code;
});
