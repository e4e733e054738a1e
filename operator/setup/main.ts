import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { ConfigError, runProgram, say } from "../../token-server/program.ts";
import { describeTwilioError, isTwilioError } from "../describeTwilioError.ts";
import { runSetup } from "./runSetup.ts";

/* npm run setup: prepares a Twilio account for Partyline. */

const usage = `Use: npm run setup -- [options]

  --dry-run            only show the plan
  --yes                do not ask before doing it
  --address <address>  only this number or sender (+1… or whatsapp:+1…); may be given several times
  --replace            also change what is set otherwise: another webhook, service or Studio flow`;

runProgram(async () => {
  const values = readOptions(process.argv.slice(2));
  if (existsSync(".env")) process.loadEnvFile(".env");
  try {
    await runSetup({
      env: process.env,
      dryRun: values["dry-run"],
      replace: values.replace,
      addresses: values.address,
      say,
      confirm: async () => values.yes || !process.stdin.isTTY || askAtTerminal(),
    });
  } catch (error) {
    if (!isTwilioError(error)) throw error;
    throw new ConfigError(`${describeTwilioError(error)} What is said to be done above is done.`);
  }
});

function readOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        "dry-run": { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        address: { type: "string", multiple: true },
        replace: { type: "boolean", default: false },
      },
    });
    return values;
  } catch {
    throw new ConfigError(usage);
  }
}

async function askAtTerminal(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Do it? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
