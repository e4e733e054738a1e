import { runScript } from "./lib/problem.mjs";
import { serve } from "./lib/serve.mjs";

// Standard output is the report alone, so that --json can be piped.
console.log = console.error;

await runScript(() => serve("doctor.js"));
