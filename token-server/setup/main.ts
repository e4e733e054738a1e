import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { runProgram, say } from "../program.ts";
import { runSetup } from "./runSetup.ts";

/* npm run setup: prepares a Twilio account for Partyline. */

runProgram(async () => {
  const { values } = parseArgs({
    options: {
      "dry-run": { type: "boolean", default: false },
      replace: { type: "boolean", default: false },
      address: { type: "string", multiple: true },
      yes: { type: "boolean", default: false },
    },
  });
  if (existsSync(".env")) process.loadEnvFile(".env");
  await runSetup({
    env: process.env,
    dryRun: values["dry-run"],
    replace: values.replace,
    addresses: values.address,
    say,
    confirm: async () => values.yes || !process.stdin.isTTY || askAtTerminal(),
  });
});

async function askAtTerminal(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Do it? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
