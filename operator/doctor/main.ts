import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { ConfigError, runProgram, say } from "../../token-server/program.ts";
import { report } from "./report.ts";
import { runDoctor } from "./runDoctor.ts";

/* npm run doctor: prints what is right and what is not. Ends with 1 when something has to be mended. */

runProgram(async () => {
  const { json } = readOptions(process.argv.slice(2));
  if (existsSync(".env")) process.loadEnvFile(".env");
  const findings = await runDoctor(process.env);
  const failed = findings.some(({ status }) => status === "fail");
  say(json ? JSON.stringify({ ok: !failed, findings }, undefined, 2) : report(findings));
  process.exitCode = failed ? 1 : 0;
});

function readOptions(args: string[]) {
  try {
    return parseArgs({ args, options: { json: { type: "boolean", default: false } } }).values;
  } catch {
    throw new ConfigError("Use: npm run doctor -- [--json]");
  }
}
