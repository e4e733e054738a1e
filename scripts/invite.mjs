import { runScript } from "./lib/problem.mjs";
import { serve } from "./lib/serve.mjs";

// Standard output is the link alone.
console.log = console.error;

await runScript(() => serve("invite.js"));
