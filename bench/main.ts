import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { measureBubbleTimes } from "./bubbleTimes.ts";
import { measureBundleSize } from "./bundleSize.ts";
import { prepareProgram } from "./chatProgram.ts";
import { measureEmulatorLists } from "./emulatorLists.ts";
import { measureEmulatorRest } from "./emulatorRest.ts";
import { measureEmulatorStart } from "./emulatorStart.ts";
import { measureEmulatorStore } from "./emulatorStore.ts";
import { measureEmulatorTexts } from "./emulatorTexts.ts";
import { measureHandsets } from "./handsets.ts";
import { measureHistoryTimes } from "./historyTimes.ts";
import { measureStartTimes } from "./startTimes.ts";
import { measureThreadTimes } from "./threadTimes.ts";
import { measureTokenRequests } from "./tokenRequests.ts";

/*
 * Each measurement is a module of its own beside this file; here they are put into one JSON text. With names behind
 * `npm run bench --` only those are made.
 */

const app = fileURLToPath(new URL("../dist/app", import.meta.url));

const measurements: Record<string, () => unknown> = {
  bundle: () => measureBundleSize(app),
  start: measureStartTimes,
  thread: measureThreadTimes,
  history: measureHistoryTimes,
  phoneToBubble: measureBubbleTimes,
  handsets: measureHandsets,
  tokenRequests: measureTokenRequests,
  emulatorStart: measureEmulatorStart,
  emulatorLists: measureEmulatorLists,
  emulatorTexts: measureEmulatorTexts,
  emulatorRest: measureEmulatorRest,
  emulatorStore: measureEmulatorStore,
};

await prepareProgram();
const wanted = process.argv.slice(2);
/** How much of the machine others have taken before: above the number of cores, times say little and ratios still something. */
const machine = { cores: availableParallelism(), loadBefore: loadavg()[0] };
const figures: Record<string, unknown> = {};
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length === 0 || wanted.includes(name)) figures[name] = await measure();
}

const { version: node } = process;
const text = JSON.stringify({ node, date: new Date().toISOString(), machine, ...figures }, null, 2);
process.stdout.write(`${text}\n`);
