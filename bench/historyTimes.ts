import type { Browser, Page } from "playwright";
import type { Program } from "../e2e/support/program.ts";
import { launchBrowser, post, startWith } from "./chatProgram.ts";
import { figure } from "./figure.ts";
import { rounded } from "./median.ts";
import { openApp, openBare, openLong, patienceMs } from "./openApp.ts";
import { longPhone, longTitle, makeWorld } from "./worlds.ts";

/* A list of 2,000 and a thread of 10,000: what the page holds of them, how far one gets, and what an hour leaves behind. */

const listLength = 2000;
const longLength = 10_000;
const wheelPx = 20_000;
const hourOfTexts = 10_000;
const textsAtOnce = 20;
const mostNodes = 1500;
/** Half a megabyte is what a thread that is about to be shortened may hold more than one that just was. */
const flatMb = 0.5;

export async function measureHistoryTimes() {
  const browser = await launchBrowser();
  try {
    const listNodes = await withWorld({ conversations: listLength }, (program) =>
      measureListNodes(browser, program),
    );
    const long = await withWorld({ conversations: 20, long: longLength }, async (program) => ({
      ...(await measureReach(browser, program)),
      heap: await measureHeap(browser, program),
    }));
    return { listNodes, ...long };
  } finally {
    await browser.close();
  }
}

async function withWorld<Result>(
  size: Parameters<typeof makeWorld>[0],
  work: (program: Program) => Promise<Result>,
): Promise<Result> {
  const program = await startWith(await makeWorld(size));
  try {
    return await work(program);
  } finally {
    await program.stop();
  }
}

const nodesOf = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

async function measureListNodes(browser: Browser, program: Program) {
  const { page } = await openApp(browser, program);
  await page
    .locator(`[aria-setsize="${listLength}"]`)
    .first()
    .waitFor({ timeout: patienceMs * 3 });
  await page.locator("main [data-thread-row]").first().waitFor();
  const nodes = await nodesOf(page);
  await page.context().close();
  return figure(nodes, { atMost: mostNodes - 1 });
}

/** To the first of 10,000 messages: by wheel, and by a link to it. */
async function measureReach(browser: Browser, program: Program) {
  const { page } = await openApp(browser, program);
  await openLong(page);
  const jumpMs = await page.evaluate(jumpToFirst);
  // The address names the first message now.
  await page.goto(program.url);
  await openLong(page);
  let mostSeen = await nodesOf(page);
  const first = page.getByText(`Message 0 of ${longTitle}.`);
  const start = performance.now();
  await page.locator("main [data-thread-row]").first().hover();
  while (!(await first.first().isVisible()) && performance.now() - start < patienceMs * 3) {
    await page.mouse.wheel(0, -wheelPx);
    mostSeen = Math.max(mostSeen, await nodesOf(page));
  }
  const wheelMs = performance.now() - start;
  await page.context().close();
  return {
    jumpMs: figure(jumpMs, { atMost: 1000 }),
    wheelMs: figure(wheelMs, { atMost: 60_000 }),
    threadNodes: figure(mostSeen, { atMost: mostNodes - 1 }),
  };
}

/** Runs in the page: follows a link to the first message. */
async function jumpToFirst(): Promise<number> {
  const start = performance.now();
  history.pushState(null, "", `${location.pathname}?message=0`);
  for (;;) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
    const thread = document.querySelector('main [aria-label="Messages"]')?.textContent ?? "";
    if (thread.includes("Message 0 of")) return performance.now() - start;
  }
}

/**
 * Texts of an hour, as fast as they go, into the open thread; the SDK alone hears them too, and holds each one. What the
 * app holds beyond that may not grow with them.
 */
async function measureHeap(browser: Browser, program: Program) {
  const { page } = await openApp(browser, program);
  await openLong(page);
  const bare = await openBare(browser, program);
  const heaps = async () => ({ app: await heapMb(page), sdk: await heapMb(bare) });
  const before = await heaps();
  await textTheThread(page, program, 1, hourOfTexts / 2);
  const half = await heaps();
  await textTheThread(page, program, hourOfTexts / 2 + 1, hourOfTexts);
  const after = await heaps();
  const nodes = await nodesOf(page);
  await page.context().close();
  await bare.context().close();
  const ownGrowthMb = after.app - half.app - (after.sdk - half.sdk);
  return {
    texts: hourOfTexts,
    appMb: [before.app, half.app, after.app].map(rounded),
    sdkMb: [before.sdk, half.sdk, after.sdk].map(rounded),
    ownGrowthMbOfSecondHalf: figure(ownGrowthMb, { atMost: flatMb }),
    nodes: figure(nodes, { atMost: mostNodes - 1 }),
  };
}

async function textTheThread(
  page: Page,
  { url }: Program,
  from: number,
  to: number,
): Promise<void> {
  for (let n = from; n <= to; n += textsAtOnce) {
    await Promise.all(
      Array.from({ length: textsAtOnce }, (_, k) => {
        const { from: phone, to: number } = longPhone((n + k) % 2);
        const path = `${url}/_emulator/phones/${encodeURIComponent(phone)}/messages`;
        return post(path, { to: number, body: `measured ${n + k}.` });
      }),
    );
  }
  await page
    .getByText(`measured ${to}.`)
    .first()
    .waitFor({ timeout: patienceMs * 5 });
}

async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1024 / 1024;
}
