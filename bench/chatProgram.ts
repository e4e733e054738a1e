import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium } from "playwright";
import { build } from "vite";
import { type Program, startProgram } from "../e2e/support/program.ts";

/* The whole program with a browser beside it, as every measurement of the app needs them. */

export const me = "alice";
const ours = { "x-partyline": "1" };

/** Where the page of the SDK alone stands, on the same server as the app: bench/bareSdk. */
export const bareSdkPath = "/bareSdk/index.html";

interface Account {
  accountSid: string;
  authToken: string;
  numbers: { address: string }[];
}

const benchFolder = fileURLToPath(new URL("../.cache/bench", import.meta.url));

/**
 * A copy of what was built, with the page of the SDK alone beside the app: same server, same origin, same rules. Built
 * with the app's own settings, so that both carry the same SDK.
 */
export async function prepareProgram(): Promise<void> {
  const root = fileURLToPath(new URL("./bareSdk", import.meta.url));
  const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
  await rm(benchFolder, { recursive: true, force: true });
  await mkdir(benchFolder, { recursive: true });
  await cp("dist", join(benchFolder, "dist"), { recursive: true });
  const outDir = join(benchFolder, "dist/app/bareSdk");
  await build({
    root,
    configFile,
    base: "/bareSdk/",
    logLevel: "error",
    publicDir: false,
    build: { outDir, target: "esnext" },
  });
}

/** The program with a state made by bench/worlds.ts. */
export async function startWith(world: Buffer | null): Promise<Program> {
  const program = await startProgram({}, benchFolder);
  if (world !== null) await post(`${program.url}/_emulator/import`, world, "application/x-ndjson");
  return program;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(process.env["CHROMIUM"] !== undefined && { executablePath: process.env["CHROMIUM"] }),
    args: [
      // Chromium refuses its sandbox to root, and only to root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      // So that the heap can be measured after a collection.
      "--js-flags=--expose-gc",
      "--enable-precise-memory-info",
    ],
  });
}

/** A browser profile of its own in which somebody is signed in. */
export async function signedIn(
  browser: Browser,
  url: string,
  identity = me,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
  });
  await context.request.post(`${url}/api/session`, { headers: ours, data: { identity } });
  return context;
}

export async function accountOf(url: string): Promise<Account> {
  // docs/emulator.md promises this answer.
  return (await (await fetch(`${url}/_emulator/account`)).json()) as Account;
}

export async function post(
  url: string,
  body: object | Buffer,
  contentType = "application/json",
): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": contentType },
    body: body instanceof Buffer ? new Uint8Array(body) : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}
