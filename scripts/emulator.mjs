#!/usr/bin/env node
import { runScript } from "./lib/problem.mjs";
import { serveHere } from "./lib/serve.mjs";

// Also `partyline-emulator`, the `bin` of package.json: files in its options are looked for where it was called.
await runScript(() => serveHere("emulator.js"));
