import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseIdentity } from "../src/domain/identity.ts";
import { type Config, readConfig } from "../token-server/config.ts";
import { ConfigError, runProgram, say } from "../token-server/program.ts";
import { openSigner } from "../token-server/signer.ts";
import { createInvitation, identityProblem, invitationLink } from "../token-server/signIn.ts";

/* `npm run invite -- alice`: prints a link that signs its holder in as alice. */

const usage = `Use: npm run invite -- <identity> [--days <1-365>] [--once] [--keep-case]`;

const dayMs = 24 * 3600_000;
const maxDays = 365;

interface Wish {
  identity: string;
  days: number;
  once: boolean;
}

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const wish = readWish(process.argv.slice(2));
  const config = readConfig(process.env);
  if (config.twilio === undefined) {
    throw new ConfigError(
      "Invitations are for Twilio mode. With the emulator everybody picks a name: open the page.",
    );
  }
  const signer = openSigner(config, config.twilio.account.serviceSid);
  const { identity, days, once } = wish;
  const invitation = await createInvitation(signer, { identity, lifetimeMs: days * dayMs, once });
  // The link alone on standard output, so that it can be passed on.
  say(invitationLink(baseOf(config), invitation));
  note(
    `Whoever opens it within ${days} ${days === 1 ? "day" : "days"} is signed in as ${identity}${once ? ", once" : ""}. Take it back with: npm run revoke -- ${identity}`,
  );
}

function readWish(args: string[]): Wish {
  const { values, positionals } = parse(args);
  const [identity, ...rest] = positionals;
  if (identity === undefined || rest.length > 0) throw new ConfigError(usage);
  const problem = identityProblem(identity, parseIdentity);
  if (problem !== undefined) throw new ConfigError(`The identity ${problem}.`);
  if (identity !== identity.toLowerCase() && !values["keep-case"]) {
    throw new ConfigError(
      `Twilio tells capitals apart: ${identity} and ${identity.toLowerCase()} would be two people. Write it in lower case, or add --keep-case if this very name is in use already.`,
    );
  }
  const days = Number(values.days);
  if (!/^\d+$/.test(values.days) || days < 1 || days > maxDays) {
    throw new ConfigError(`--days must be a number from 1 to ${maxDays}.`);
  }
  return { identity, days, once: values.once };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        days: { type: "string", default: "7" },
        once: { type: "boolean", default: false },
        "keep-case": { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function baseOf({ integrations, port }: Config): string {
  if (integrations.publicUrl !== undefined) return new URL(integrations.publicUrl).origin;
  note("PUBLIC_URL is not set, so the link works on this machine only.");
  return `http://127.0.0.1:${port}`;
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

runProgram(main);
