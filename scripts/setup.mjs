import { runScript } from "./lib/problem.mjs";
import { serve } from "./lib/serve.mjs";

// Standard output is the plan alone.
console.log = console.error;

await runScript(() => serve("setup.js"));
