import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { runScript } from "./lib/problem.mjs";
import { runNode } from "./lib/run.mjs";
import { tools } from "./lib/tools.mjs";

const test = "src/twilio/faultRun.conformance.test.ts";

/** The fault run at its full length: `npm test` makes a short one. */
await runScript(async () => {
  await ensureInstalled();
  const [sends = "1000"] = process.argv.slice(2);
  const env = { FAULT_SENDS: sends };
  const { code } = await runNode([tools.vitest, "run", test], { env, show: true });
  process.exitCode = code;
});
