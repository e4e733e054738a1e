import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Account, parseAccount } from "./account.ts";
import { createEmulator } from "./createEmulator.ts";
import type { EmulatorOptions } from "./emulatorOptions.ts";
import { createLog } from "./log.ts";

const usage = `Twilio Conversations on this machine.

  npm run emulator -- [options]

  --port <number>      where to listen (8765; 0 takes any free port)
  --host <address>     network address to listen on (127.0.0.1)
  --data-dir <folder>  where everything is kept (.data/emulator)
  --memory             keep nothing
  --seed <demo|empty>  what a new store begins with (demo)
  --account <file>     credentials of your own choice, as JSON like that of /_emulator/account
  --passcode <word>    asked for by /_emulator; required with another host than loopback
  --webhook-host <host>
                       a host beside this machine that webhooks may be sent to; may be given again
  --log-level <level>  debug, info, warn or error (warn)
`;

/** A mistake in the options, told in a sentence. */
class UsageError extends Error {}

function readOptions(args: readonly string[]): EmulatorOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "8765" },
      host: { type: "string", default: "127.0.0.1" },
      "data-dir": { type: "string", default: ".data/emulator" },
      memory: { type: "boolean", default: false },
      seed: { type: "string", default: "demo" },
      account: { type: "string" },
      passcode: { type: "string" },
      "webhook-host": { type: "string", multiple: true, default: [] },
      "log-level": { type: "string", default: "warn" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port must be a number from 0 to 65535, not ${values.port}.`);
  }
  const { seed, host, passcode, account } = values;
  if (seed !== "demo" && seed !== "empty") {
    throw new UsageError(`--seed must be demo or empty, not ${seed}.`);
  }
  const isLoopback = /^(localhost|127\..*|::1)$/.test(host);
  if (!isLoopback && passcode === undefined) {
    throw new UsageError(`--host ${host} opens the phones to others: choose a --passcode.`);
  }
  return {
    port,
    host,
    seed,
    memory: values.memory,
    dataDir: values["data-dir"],
    webhooks: { allowedHosts: values["webhook-host"] },
    log: createLog(values["log-level"]),
    ...(passcode !== undefined && { passcode }),
    ...(account !== undefined && { account: readAccount(account) }),
  };
}

function readAccount(file: string): Account {
  try {
    return parseAccount(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--account ${file}: ${reason}.`);
  }
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") {
    process.stdout.write(usage);
    return;
  }
  const emulator = await createEmulator(options);
  process.stdout.write(`The emulator is ready: ${emulator.url}\n`);
  process.stdout.write(`Credentials and addresses: ${emulator.url}/_emulator/account\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      emulator.close().then(() => process.exit(0), fail);
    });
  }
}

/** One sentence for what a person can mend, the stack for what only we can. */
function fail(error: unknown): void {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (error instanceof UsageError || String(code).startsWith("ERR_PARSE_ARGS")) {
    return `${error.message}\n\n${usage}`;
  }
  if (code === "EADDRINUSE") return "The port is in use. Choose another with --port.";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return `No permission: ${error.message}. Choose another folder with --data-dir, or another --port.`;
  }
  return error.stack ?? error.message;
}

main().catch(fail);
