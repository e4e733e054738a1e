import { fileURLToPath } from "node:url";
import { measureAppTimes } from "./appTimes.ts";
import { measureBundleSize } from "./bundleSize.ts";
import { measureTokenRequests } from "./tokenRequests.ts";

/* Each measurement is a module of its own beside this file; here they are put into one JSON text. */

const app = fileURLToPath(new URL("../dist/app", import.meta.url));

const figures = {
  node: process.version,
  date: new Date().toISOString(),
  bundle: measureBundleSize(app),
  app: await measureAppTimes(),
  tokenRequests: await measureTokenRequests(),
};

process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
