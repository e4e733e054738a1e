import { fileURLToPath } from "node:url";
import { measureBubbleTimes } from "./bubbleTimes.ts";
import { measureBundleSize } from "./bundleSize.ts";
import { prepareProgram } from "./chatProgram.ts";
import { measureHandsets } from "./handsets.ts";
import { measureStartTimes } from "./startTimes.ts";
import { measureTokenRequests } from "./tokenRequests.ts";

/*
 * Each measurement is a module of its own beside this file; here they are put into one JSON text. With names behind
 * `npm run bench --` only those are made.
 */

const app = fileURLToPath(new URL("../dist/app", import.meta.url));

const measurements: Record<string, () => unknown> = {
  bundle: () => measureBundleSize(app),
  start: measureStartTimes,
  phoneToBubble: measureBubbleTimes,
  handsets: measureHandsets,
  tokenRequests: measureTokenRequests,
};

await prepareProgram();
const wanted = process.argv.slice(2);
const figures: Record<string, unknown> = {};
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length === 0 || wanted.includes(name)) figures[name] = await measure();
}

const { version: node } = process;
const text = JSON.stringify({ node, date: new Date().toISOString(), ...figures }, null, 2);
process.stdout.write(`${text}\n`);
