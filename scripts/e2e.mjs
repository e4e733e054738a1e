import { buildIfChanged } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { findBrowser } from "./lib/findBrowser.mjs";
import { runScript } from "./lib/problem.mjs";
import { runNode } from "./lib/run.mjs";
import { tools } from "./lib/tools.mjs";

// What follows `npm run e2e --` goes to Playwright: a file, -g "a title", --headed, --debug.
await runScript(async () => {
  await ensureInstalled();
  const CHROMIUM = await findBrowser();
  await buildIfChanged();
  const args = process.argv.slice(2);
  const { code } = await runNode([tools.playwright, "test", ...args], {
    env: { CHROMIUM },
    show: true,
  });
  process.exitCode = code;
});
