import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import twilio from "twilio";
import { createEmulator } from "../emulator/createEmulator.ts";
import type { Emulator } from "../emulator/createEmulator.ts";
import { restActor } from "../emulator/service/actor.ts";
import type { Address } from "../src/domain/address.ts";
import { startBareServer } from "./bareLoop.ts";
import type { BareServer } from "./bareLoop.ts";
import { serveCommands } from "./childProcess.ts";
import { sendAtOnce, sendAtPace } from "./sendTexts.ts";

/* An emulator with its files on disk, in a process of its own. */

const dataDir = mkdtempSync(join(tmpdir(), "bench-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));

let bare: BareServer | undefined;
let running: Emulator | undefined;

function emulator(): Emulator {
  if (running === undefined) throw new Error("start comes first");
  return running;
}

function token(identity: string): string {
  const { accountSid, apiKey, apiSecret, serviceSid } = emulator().account;
  const { AccessToken } = twilio.jwt;
  const made = new AccessToken(accountSid, apiKey, apiSecret, { identity, ttl: 3600 });
  made.addGrant(new AccessToken.ChatGrant({ serviceSid }));
  return made.toJwt();
}

serveCommands({
  async start() {
    running = await createEmulator({ port: 0, dataDir });
    const { url, account } = running;
    return { url, accountSid: account.accountSid, authToken: account.authToken };
  },
  token,
  meet,
  sendAtPace: ({ from, ...pace }: { from: string; perSecond: number; seconds: number }) =>
    sendAtPace({ phones: emulator().phones, from, to: office }, pace),
  sendAtOnce: ({ from, texts }: { from: string; texts: number }) =>
    sendAtOnce({ phones: emulator().phones, from, to: office }, texts),
  async startBare() {
    bare = await startBareServer(dataDir);
    return bare.url;
  },
  /** What this process has worked since it began. */
  cpuSeconds() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  runBare: ({ texts }: { texts: number }) => bare?.run(texts),
});

// Written as an address.
const office = "+15005550006" as Address;

/** A conversation of people and phones; the first phone is the one that texts. */
function meet({ identities, phones }: { identities: string[]; phones: string[] }): string {
  const { service, account } = emulator();
  const { serviceSid } = account;
  if (service.numbers.findByAddress(office) === undefined) {
    service.numbers.add({ address: office, friendlyName: "Office" });
  }
  const { sid } = service.conversations.create(restActor, serviceSid, { friendlyName: "Bench" });
  for (const identity of identities) {
    service.participants.add(restActor, serviceSid, sid, { identity });
  }
  for (const address of phones) {
    service.participants.add(restActor, serviceSid, sid, { address, proxyAddress: office });
  }
  return sid;
}
