import type { Browser } from "playwright";
import type { Program } from "../e2e/support/program.ts";
import { launchBrowser, post, startWith } from "./chatProgram.ts";
import { figure } from "./figure.ts";
import { median, percentile, rounded } from "./median.ts";
import { openApp, openBare, openLong, patienceMs, quiet } from "./openApp.ts";
import { rowsDrawn, watchedTexts } from "./pageProbes.ts";
import { longPhone, makeWorld, sentTitle } from "./worlds.ts";

/* The open thread: how soon it is there, and what a message that comes costs. */

const longLength = 10_000;
const sentThreads = 5;
const texts = 100;
const everyMs = 100;
/** Two frames. */
const behindSdkMs = 32;

export async function measureThreadTimes() {
  const world = await makeWorld({ conversations: 20, long: longLength, sent: sentThreads });
  const program = await startWith(world);
  const browser = await launchBrowser();
  try {
    return {
      openHundred: await measureOpening(browser, program),
      inbound: await measureInbound(browser, program),
      typing: await measureTyping(browser, program),
    };
  } finally {
    await browser.close();
    await program.stop();
  }
}

/** A hundred messages to two phones each: from the click to the newest of them on the screen. */
async function measureOpening(browser: Browser, program: Program) {
  const { page, requests } = await openApp(browser, program);
  await quiet(page);
  requests.forget();
  const times: number[] = [];
  for (let n = 1; n <= sentThreads; n += 1) {
    times.push(await page.evaluate(clickUntilShown, [sentTitle(n), "Sent 99."] as const));
    await quiet(page);
  }
  await page.context().close();
  return {
    ms: figure(median(times), { atMost: 150 }),
    receiptRequests: figure(requests.matching(/\/Receipts/), { atMost: 0 }),
  };
}

/** Runs in the page. */
async function clickUntilShown([title, text]: readonly [string, string]): Promise<number> {
  const rows = [...document.querySelectorAll<HTMLElement>('a[href^="/c/CH"]')];
  const row = rows.find((link) => link.textContent.includes(title));
  if (row === undefined) throw new Error(`no conversation ${title} in the list`);
  const start = performance.now();
  row.click();
  for (;;) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
    const heading = document.querySelector("main h1")?.textContent ?? "";
    const thread = document.querySelector('main [aria-label="Messages"]')?.textContent ?? "";
    if (heading.includes(title) && thread.includes(text)) return performance.now() - start;
  }
}

/** Ten texts a second into a thread of 10,000, seen by the app and by the SDK alone at the same time. */
async function measureInbound(browser: Browser, program: Program) {
  const { page, requests } = await openApp(browser, program);
  await openLong(page);
  const bare = await openBare(browser, program);
  const before = await rowsDrawn(page);
  requests.forget();
  const sentAt = await textAtRate(program);
  await page.getByText(`measured ${texts}.`).first().waitFor({ timeout: patienceMs });
  await quiet(page);
  const app = latencies(sentAt, await watchedTexts(page));
  const sdk = latencies(sentAt, await watchedTexts(bare));
  const rows = await rowsDrawn(page);
  const made = rows.made - before.made;
  const drawnAgain = rows.drawnAgain - before.drawnAgain;
  await page.context().close();
  await bare.context().close();
  const behind = percentile(app, 95) - percentile(sdk, 95);
  return {
    texts,
    appMs: { p50: rounded(median(app)), p95: rounded(percentile(app, 95)) },
    sdkMs: { p50: rounded(median(sdk)), p95: rounded(percentile(sdk, 95)) },
    p95BehindSdkMs: figure(behind, { atMost: behindSdkMs }),
    requestsPerText: figure(requests.total() / texts, { atMost: 1 }),
    rowsMade: made,
    rowsDrawnAgain: drawnAgain,
    rowsDrawnPerText: figure((made + drawnAgain) / texts, { atMost: 1 }),
  };
}

/** Two phones take turns, so that no message joins the one before. */
async function textAtRate({ url }: Program): Promise<Map<string, number>> {
  const sentAt = new Map<string, number>();
  const sending: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 1; n <= texts; n += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, Math.max(0, start + n * everyMs - performance.now()));
    });
    const { from, to } = longPhone(n % 2);
    const body = `measured ${n}.`;
    sentAt.set(body, performance.timeOrigin + performance.now());
    const phone = encodeURIComponent(from);
    sending.push(post(`${url}/_emulator/phones/${phone}/messages`, { to, body }));
  }
  await Promise.all(sending);
  return sentAt;
}

function latencies(sentAt: Map<string, number>, seen: { body: string; at: number }[]): number[] {
  const first = new Map(seen.toReversed().map(({ body, at }) => [body, at]));
  return [...sentAt].map(([body, at]) => (first.get(body) ?? Number.POSITIVE_INFINITY) - at);
}

/** Somebody types in the open thread: what the app asks of the servers meanwhile. */
async function measureTyping(browser: Browser, program: Program) {
  const { page, requests } = await openApp(browser, program);
  await openLong(page);
  const { page: typist } = await openApp(browser, program, "bob");
  await openLong(typist);
  requests.forget();
  const box = typist.getByRole("textbox", { name: "Message", exact: true });
  await box.pressSequentially("Somebody types", { delay: 300 });
  await page.getByText("is typing").first().waitFor();
  const asked = requests.total();
  await page.context().close();
  await typist.context().close();
  return { requests: figure(asked, { atMost: 0 }) };
}
