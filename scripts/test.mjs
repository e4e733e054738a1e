import { closingLine, sumCounts } from "./lib/counts.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { runScript } from "./lib/problem.mjs";
import { runSteps } from "./lib/runSteps.mjs";
import { buildStep, endToEndTests, lockCheck, staticChecks, unitTests } from "./lib/steps.mjs";

await runScript(async () => {
  await ensureInstalled();
  // Two cores: the static checks use one while the unit tests use the other. The build and the browser then have both.
  const [checked, tested] = await Promise.all([
    runSteps([...staticChecks, lockCheck]),
    runSteps([unitTests]),
  ]);
  const played = await runSteps([buildStep, endToEndTests]);
  const counts = sumCounts([...checked, ...tested, ...played]);
  process.exitCode = counts.failed > 0 ? 1 : 0;
  console.log(`\n${closingLine(counts)}`);
});
