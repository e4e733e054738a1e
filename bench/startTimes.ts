import type { Browser, BrowserContext } from "playwright";
import type { Program } from "../e2e/support/program.ts";
import { bareSdkPath, launchBrowser, signedIn, startWith } from "./chatProgram.ts";
import { type Figure, figure } from "./figure.ts";
import { median, rounded } from "./median.ts";
import { makeWorld } from "./worlds.ts";

/*
 * From navigation to a list that can be used, cold: a new browser profile, nothing kept. The app and the SDK alone take
 * turns on the same server; both have to have read the whole list and painted it. And the second visit, whose list is
 * painted from what was kept.
 */

const sizes = [1, 50, 500, 2000];
const runsOf = (size: number) => (size < 1000 ? 7 : 3);
const snapshotSize = 500;
const patienceMs = 180_000;
const restMs = 4000;
const painted = "painted ";

interface StartTimes {
  conversations: number;
  appMs: number;
  sdkMs: number;
  ratio: Figure;
}

export async function measureStartTimes() {
  const browser = await launchBrowser();
  try {
    const start: StartTimes[] = [];
    for (const size of sizes) start.push(await measureStart(browser, size));
    return { start, snapshotMs: await measureSnapshot(browser) };
  } finally {
    await browser.close();
  }
}

async function measureStart(browser: Browser, conversations: number): Promise<StartTimes> {
  const program = await startWith(await makeWorld({ conversations }));
  const app: number[] = [];
  const sdk: number[] = [];
  try {
    for (let run = 0; run < runsOf(conversations); run += 1) {
      sdk.push(await coldStart(browser, program, bareSdkPath, allListed(conversations)));
      app.push(await coldStart(browser, program, "/", allUsable(conversations)));
    }
  } finally {
    await program.stop();
  }
  const ratio = median(app) / median(sdk);
  return {
    conversations,
    appMs: rounded(median(app)),
    sdkMs: rounded(median(sdk)),
    ratio: figure(ratio, { atMost: 1.15 }),
  };
}

async function coldStart(
  browser: Browser,
  program: Program,
  path: string,
  condition: string,
): Promise<number> {
  const context = await signedIn(browser, program.url);
  try {
    return await timeToPaint(context, `${program.url}${path}`, condition);
  } finally {
    await context.close();
  }
}

/** Of the SDK alone. */
const allListed = (count: number) => `document.body?.dataset.listed === "${count}"`;

const rowWith = (count: number) =>
  `document.querySelector('[aria-setsize="${count}"] a[href^="/c/CH"]') !== null`;
/** Of the app: every conversation is in the list, rows are there, and it is connected. */
const allUsable = (count: number) =>
  `${rowWith(count)} && document.querySelector('[role="status"]')?.textContent.includes("Connected")`;

/** Ms from navigation to the first frame in which the condition holds, looked at once a frame in either page. */
async function timeToPaint(
  context: BrowserContext,
  url: string,
  condition: string,
): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(watchScript(condition));
  // Told by the page itself: asking it would bring a script of the test runner, which takes as long as one of the app's.
  const told = page.waitForEvent("console", {
    predicate: (message) => message.text().startsWith(painted),
    timeout: patienceMs,
  });
  await page.goto(url, { waitUntil: "commit" });
  return Number((await told).text().slice(painted.length));
}

function watchScript(condition: string): string {
  return `{
    const look = () => {
      if (${condition}) console.log("${painted}" + performance.now());
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }`;
}

async function measureSnapshot(browser: Browser): Promise<Figure> {
  const program = await startWith(await makeWorld({ conversations: snapshotSize }));
  const context = await signedIn(browser, program.url);
  try {
    const url = program.url;
    const times: number[] = [];
    await timeToPaint(context, url, allUsable(snapshotSize));
    for (let run = 0; run < runsOf(snapshotSize); run += 1) {
      for (const page of context.pages()) {
        await page.waitForFunction(isListKept, snapshotSize, { timeout: patienceMs, polling: 100 });
        // The service still answers the page before; nothing tells when it is done.
        await page.waitForTimeout(restMs);
        await page.close();
      }
      times.push(await timeToPaint(context, url, rowWith(snapshotSize)));
    }
    return figure(median(times), { atMost: 300 });
  } finally {
    await context.close();
    await program.stop();
  }
}

/** In the page: the browser holds so many conversations for the next start (src/session/indexedDbStorage.ts). */
async function isListKept(count: number): Promise<boolean> {
  const known = await indexedDB.databases();
  const name = known.find((database) => database.name?.startsWith("partyline:"))?.name;
  if (name === undefined) return false;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.addEventListener("error", () => reject(new Error(opening.error?.message)));
    opening.addEventListener("success", () => {
      const database = opening.result;
      const counting = database.transaction("conversations").objectStore("conversations").count();
      counting.addEventListener("success", () => {
        database.close();
        resolve(counting.result === count);
      });
    });
  });
}
