import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import twilio from "twilio";
import { build } from "vite";
import { type Program, startProgram } from "../e2e/support/program.ts";
import { median, percentile, rounded } from "./median.ts";

/*
 * How the app feels, in a real browser against the whole program: from opening the page to a list that can be used,
 * beside the SDK alone in the same browser and run, and from a phone's text to its painted bubble.
 */

const sizes = [1, 50];
const runs = 5;
const texts = 60;
const perConversation = 5;

interface Account {
  accountSid: string;
  authToken: string;
  numbers: { address: string }[];
}

export async function measureAppTimes() {
  const bare = await serveBareSdk();
  const browser = await chromium.launch({
    ...(process.env["CHROMIUM"] !== undefined && { executablePath: process.env["CHROMIUM"] }),
    // Chromium refuses its sandbox to root, and only to root.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const start = [];
    for (const size of sizes) start.push(await measureStart(browser, bare.url, size));
    return { start, phoneToBubbleMs: await measureBubbles(browser) };
  } finally {
    await browser.close();
    bare.close();
  }
}

/** Medians of several cold starts; the two pages take turns. */
async function measureStart(browser: Browser, bareUrl: string, conversations: number) {
  const program = await startProgram();
  try {
    await fill(program, conversations);
    const app: number[] = [];
    const sdk: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      app.push(await timeApp(browser, program, conversations));
      sdk.push(await timeSdk(browser, program, bareUrl));
    }
    return {
      conversations,
      appMs: rounded(median(app)),
      sdkMs: rounded(median(sdk)),
      ratio: rounded(median(app) / median(sdk)),
    };
  } finally {
    await program.stop();
  }
}

async function fill({ url }: Program, count: number): Promise<void> {
  await post(`${url}/_emulator/reset`, { seed: "empty" });
  const { accountSid, authToken } = await accountOf(url);
  const helper = twilio(accountSid, authToken);
  helper.conversations.baseUrl = url;
  const { conversations } = helper.conversations.v1;
  for (let n = 1; n <= count; n += 1) {
    const { sid } = await conversations.create({ friendlyName: `Conversation ${n}` });
    for (const identity of ["alice", "bob"]) {
      await conversations(sid).participants.create({ identity });
    }
    for (let index = 0; index < perConversation; index += 1) {
      await conversations(sid).messages.create({ author: "bob", body: `Message ${index}` });
    }
  }
}

async function timeApp(browser: Browser, { url }: Program, count: number): Promise<number> {
  const context = await signedIn(browser, url);
  const page = await context.newPage();
  await page.goto(url);
  const rows = Math.min(count, 5);
  const time = await page.waitForFunction(
    (wanted) =>
      document.querySelectorAll('a[href^="/c/CH"]').length >= wanted &&
      document.querySelector('[role="status"]')?.textContent.includes("Connected") === true &&
      performance.now(),
    rows,
  );
  const ms = Number(await time.jsonValue());
  await context.close();
  return ms;
}

async function timeSdk(browser: Browser, { url }: Program, bareUrl: string): Promise<number> {
  const context = await signedIn(browser, url);
  const answer = await context.request.post(`${url}/api/token`, { headers: ours });
  const { token } = (await answer.json()) as { token: string };
  const page = await context.newPage();
  const uri = `${url.replace("http", "ws")}/v3/wsconnect`;
  await page.goto(`${bareUrl}#${new URLSearchParams({ token, uri }).toString()}`);
  const time = await page.waitForFunction(() => Number(document.title) || undefined);
  const ms = Number(await time.jsonValue());
  await context.close();
  return ms;
}

/** One text at a time: the next leaves when the bubble of the one before has been painted. */
async function measureBubbles(browser: Browser) {
  const program = await startProgram();
  const context = await signedIn(browser, program.url);
  const page = await context.newPage();
  try {
    await page.goto(program.url);
    await page.getByRole("link", { name: "Maple Street move-in" }).click();
    await page.getByRole("list", { name: "Messages" }).getByRole("listitem").last().waitFor();
    const to = (await accountOf(program.url)).numbers[0]?.address;
    const times: number[] = [];
    for (let n = 1; n <= texts; n += 1) {
      const body = `measured ${n}.`;
      const painted = paintedAt(page, body);
      const sentAt = performance.timeOrigin + performance.now();
      await post(`${program.url}/_emulator/phones/%2B16505551111/messages`, { to, body });
      times.push((await painted) - sentAt);
    }
    return { texts, p50: rounded(percentile(times, 50)), p95: rounded(percentile(times, 95)) };
  } finally {
    await context.close();
    await program.stop();
  }
}

/** The time of the first frame that has the text in the thread. Looked at once a frame. */
async function paintedAt(page: Page, body: string): Promise<number> {
  const time = await page.waitForFunction(
    (text) =>
      document.querySelector('[aria-label="Messages"]')?.textContent.includes(text) === true &&
      performance.timeOrigin + performance.now(),
    body,
    { polling: "raf" },
  );
  return Number(await time.jsonValue());
}

const ours = { "x-partyline": "1" };

async function signedIn(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
  });
  await context.request.post(`${url}/api/session`, { headers: ours, data: { identity: "alice" } });
  return context;
}

async function accountOf(url: string): Promise<Account> {
  // docs/emulator.md promises this answer.
  return (await (await fetch(`${url}/_emulator/account`)).json()) as Account;
}

async function post(url: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

/** Built with the app's own settings, so that both pages carry the same SDK. */
async function serveBareSdk(): Promise<{ url: string; close(): void }> {
  const root = fileURLToPath(new URL("./bareSdk", import.meta.url));
  const outDir = fileURLToPath(new URL("../.cache/bareSdk", import.meta.url));
  const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
  await build({ root, configFile, logLevel: "error", publicDir: false, build: { outDir } });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://bare").pathname;
    const file = join(outDir, path === "/" ? "index.html" : path);
    readFile(file).then(
      (bytes) => {
        const type = file.endsWith(".html") ? "text/html" : "text/javascript";
        response.writeHead(200, { "content-type": type }).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
