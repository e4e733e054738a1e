import { isIP } from "node:net";
import * as v from "valibot";

/** What an operator may set, read once at start. `docs/configuration.md` lists it for people. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  openBrowser: boolean;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/** A setting that cannot work; the message is a sentence for the operator. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConfigError";
  }
}

const environment = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, "PORT must be a number from 0 to 65535"),
      v.transform(Number),
      v.maxValue(65_535, "PORT must be a number from 0 to 65535"),
    ),
    "8080",
  ),
  HOST: v.optional(
    v.pipe(v.string(), v.nonEmpty("HOST must name an address to listen on")),
    "127.0.0.1",
  ),
  DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty("DATA_DIR must name a folder")), ".data"),
  OPEN: v.optional(v.picklist(["0", "1"], "OPEN must be 0 or 1"), "1"),
  LOG_LEVEL: v.optional(
    v.picklist(
      ["debug", "info", "warn", "error", "silent"],
      "LOG_LEVEL must be debug, info, warn, error or silent",
    ),
    "info",
  ),
});

const twilioVariables = [
  "TWILIO_ACCOUNT_SID",
  "TWILIO_API_KEY",
  "TWILIO_API_SECRET",
  "TWILIO_CONVERSATIONS_SERVICE_SID",
] as const;

/** Reads the environment; throws a ConfigError that names the variable. Empty values count as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  refuseTwilioVariables(filled);
  const parsed = v.safeParse(environment, filled);
  if (!parsed.success) throw new ConfigError(`${parsed.issues[0].message}.`);
  return {
    port: parsed.output.PORT,
    host: parsed.output.HOST,
    dataDir: parsed.output.DATA_DIR,
    openBrowser: parsed.output.OPEN === "1",
    logLevel: parsed.output.LOG_LEVEL,
  };
}

// Starting the emulator although somebody has set credentials would be a silent lie: they would believe that they text real phones.
function refuseTwilioVariables(env: Readonly<Record<string, string | undefined>>): void {
  const set = twilioVariables.filter((name) => env[name] !== undefined);
  if (set.length === 0) return;
  throw new ConfigError(
    `${set.join(", ")} set, but this version runs on the emulator only. Remove ${set.length === 1 ? "it" : "them"} from the environment and .env to start.`,
  );
}

/** True for the addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  return isIP(host) === 4 ? host.startsWith("127.") : host === "::1";
}
