import { draw } from "./lib/draw.mjs";
import { runScript } from "./lib/problem.mjs";

// Draws docs/screenshots anew: light, dark and a narrow screen.
await runScript(() => draw("screens.shots.ts"));
