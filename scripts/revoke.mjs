import { runScript } from "./lib/problem.mjs";
import { serve } from "./lib/serve.mjs";

await runScript(() => serve("revoke.js"));
