import { closingLines, sumCounts } from "./lib/counts.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { runScript } from "./lib/problem.mjs";
import { runSteps } from "./lib/runSteps.mjs";
import { staticChecks, unitTests } from "./lib/steps.mjs";

await runScript(async () => {
  await ensureInstalled();
  const results = await Promise.all([runSteps(staticChecks), runSteps([unitTests])]);
  const counts = sumCounts(results.flat());
  process.exitCode = counts.failed > 0 ? 1 : 0;
  console.log(`\n${closingLines(counts)}`);
});
