import { closingLine, sumCounts } from "./lib/counts.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { runScript } from "./lib/problem.mjs";
import { runSteps } from "./lib/runSteps.mjs";
import { staticChecks, unitTests } from "./lib/steps.mjs";

await runScript(async () => {
  await ensureInstalled();
  const counts = sumCounts(await runSteps([...staticChecks, unitTests]));
  process.exitCode = counts.failed > 0 ? 1 : 0;
  console.log(`\n${closingLine(counts)}`);
});
