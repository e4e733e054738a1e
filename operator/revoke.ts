import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseIdentity } from "../src/domain/identity.ts";
import { readConfig } from "../token-server/config.ts";
import { ConfigError, runProgram, say } from "../token-server/program.ts";
import { openRevocations } from "../token-server/sessions.ts";

/* `npm run revoke -- alice`: ends every invitation and session of alice. A running server needs no restart. */

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const [text, ...rest] = process.argv.slice(2);
  const identity = text === undefined ? undefined : parseIdentity(text);
  if (identity === undefined || rest.length > 0) {
    throw new ConfigError("Use: npm run revoke -- <identity>");
  }
  const config = readConfig(process.env);
  openRevocations(resolve(config.dataDir)).revokePerson(identity, Date.now());
  say(`The invitations and sessions of ${identity} no longer count.`);
  if (config.oidc !== undefined) {
    say(
      `Who may sign in at ${config.oidc.name} still may: lock the account there, or see OIDC_ALLOW.`,
    );
  }
  say(`A token already given out ends within ${config.tokenLifetimeSeconds / 60} minutes.`);
}

runProgram(main);
