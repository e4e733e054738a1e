import { draw } from "./lib/draw.mjs";
import { runScript } from "./lib/problem.mjs";

// Draws public/icon-*.png from public/favicon.svg; to be run again when that changes.
await runScript(() => draw("icons.shots.ts"));
