import { closingLines, sumCounts } from "./lib/counts.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { findBrowser } from "./lib/findBrowser.mjs";
import { runScript } from "./lib/problem.mjs";
import { runSteps } from "./lib/runSteps.mjs";
import { buildStep, endToEndTests, lockCheck, staticChecks, unitTests } from "./lib/steps.mjs";

await runScript(async () => {
  await ensureInstalled();
  // Where there is none it is fetched while the other tests run; whoever waits for it hears when it cannot be had.
  const browser = findBrowser();
  browser.catch(() => undefined);
  // The static checks run beside the unit tests, much of which is waiting. The build and the browser then have all cores.
  const [checked, tested] = await Promise.all([
    runSteps([...staticChecks, lockCheck]),
    runSteps([unitTests]),
  ]);
  const played = await runSteps([buildStep, endToEndTests(browser)]);
  const counts = sumCounts([...checked, ...tested, ...played]);
  process.exitCode = counts.failed > 0 ? 1 : 0;
  console.log(`\n${closingLines(counts)}`);
});
