import { isDeepStrictEqual } from "node:util";
import type { Client } from "@twilio/conversations";
import { createEmulator } from "../../createEmulator.ts";
import { gatewayPath } from "../../gateway/webSocketServer.ts";
import { accessTokenFor } from "../accessTokenFor.ts";
import { sdkOptions } from "../harness.ts";
import { sdkVersions } from "../sdkVersions.ts";
import { startCuttingProxy } from "./cuttingProxy.ts";
import { createDisturbance, people } from "./disturb.ts";
import { createRandom } from "./random.ts";
import { createReplica } from "./replica.ts";
import type { Snapshot } from "./replica.ts";

/*
 * Started by recovery.test.ts: a process of its own, because of a fault of every version of the SDK. A conversation that
 * comes is asked for in a listener that nobody waits for (`_fetchConversations` in its data/conversations.js calls
 * `_upsertConversation` on `itemAdded`), so a cut in that moment is an unhandled rejection, and the app is not told of the
 * conversation until it reads its list again. Arguments: version, seed, number of changes. Prints one line of JSON.
 */
const [, , version, seed, changes] = process.argv;
const sdk = sdkVersions.find((one) => one.version === version);
if (sdk === undefined) throw new Error(`No SDK ${version}`);
const { Client: SdkClient } = sdk;

process.on("unhandledRejection", (reason) => {
  if (!(reason instanceof Error) || reason.constructor.name !== "SyncError") throw reason;
});

const random = createRandom(Number(seed));
const emulator = await createEmulator({ port: 0, memory: true });
const { port } = new URL(emulator.url);
const proxy = await startCuttingProxy({ host: "127.0.0.1", port: Number(port) }, random);
const disturbance = createDisturbance(emulator, random);

function connect(identity: string, throughPort: number | string): Promise<Client> {
  const uri = `ws://127.0.0.1:${throughPort}${gatewayPath}`;
  const client = new SdkClient(accessTokenFor(emulator.account, identity), sdkOptions(uri));
  return new Promise((resolve) => client.on("initialized", () => resolve(client)));
}

// On a network that holds: no version of the SDK reads its first list again when that has failed (`_fetchConversations`).
const clients = await Promise.all(people.map((identity) => connect(identity, proxy.port)));
const replicas = clients.map(createReplica);
await Promise.all(clients.map((client) => client.getSubscribedConversations()));
proxy.setBroken(true);

for (let n = 0; n < Number(changes); n += 1) {
  disturbance.step();
  // Mostly in bursts, sometimes with time for answers in between.
  if (random.chance(0.3)) await new Promise((resolve) => setTimeout(resolve, random.int(12)));
}
proxy.setBroken(false);

/** Tenths of a second. A busy machine needs many. */
const patience = 150;

/** Until the answer comes: the SDK rejects what was under way when the connection broke (wire protocol 12.3). */
async function insist<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (attempt > patience) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function compare(at: number): Promise<{ isEqual: boolean; seen: Snapshot; fresh: Snapshot }> {
  const identity = people[at] ?? "";
  const fresh = await connect(identity, port);
  const replica = createReplica(fresh);
  let answer;
  // What has just happened is still on its way to the old client.
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const seen = await insist(() => replicas[at]?.snapshot(people) ?? Promise.reject(new Error()));
    const expected = await insist(() => replica.snapshot(people));
    answer = { isEqual: isDeepStrictEqual(seen, expected), seen, fresh: expected };
    if (answer.isEqual) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await fresh.shutdown();
  if (answer === undefined) throw new Error("nothing was compared");
  return answer;
}

const answers = [];
for (const [at, identity] of people.entries()) answers.push({ identity, ...(await compare(at)) });
const differing = answers.filter(({ isEqual }) => !isEqual);
process.stdout.write(
  `${JSON.stringify({ cuts: proxy.cuts(), conversations: answers.map(({ fresh }) => fresh.conversations.length), differing })}\n`,
);
process.exit(0);
