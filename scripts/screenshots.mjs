import { draw } from "./lib/draw.mjs";
import { runScript } from "./lib/problem.mjs";

// Draws docs/screenshots anew: light, dark and a narrow screen, single parts, and the story as an animated picture.
await runScript(() => draw("screens.shots.ts", "parts.shots.ts", "story.shots.ts"));
