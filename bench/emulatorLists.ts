import type { Browser, Page } from "playwright";
import type { Program } from "../e2e/support/program.ts";
import { accountOf, bareSdkPath, launchBrowser, post, signedIn, startWith } from "./chatProgram.ts";
import { figure } from "./figure.ts";
import { median, rounded } from "./median.ts";
import { makeWorld } from "./worlds.ts";

/*
 * The SDK alone in Chromium (bench/bareSdk), with many conversations: how long until it has read its whole list, and how long
 * after its connection was cut until it hears again of all of them.
 */

const goals = [
  { conversations: 500, listMs: 2_000 },
  { conversations: 2_000, listMs: 7_000, reconnectMs: 3_000 },
] as const;
const runs = 3;
/** One conversation in so many gets a message while the connection is away; the last one is among them. */
const sampleEvery = 40;
const timeout = 180_000;

export async function measureEmulatorLists() {
  const browser = await launchBrowser();
  try {
    const answers = [];
    for (const goal of goals) answers.push(await measureSize(browser, goal));
    return answers;
  } finally {
    await browser.close();
  }
}

async function measureSize(
  browser: Browser,
  { conversations, listMs, ...goal }: (typeof goals)[number],
) {
  const program = await startWith(await makeWorld({ conversations }));
  const lists: number[] = [];
  const work: number[] = [];
  const reconnects: number[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      const context = await signedIn(browser, program.url);
      const page = await context.newPage();
      lists.push(await timeToList(page, `${program.url}${bareSdkPath}`, conversations));
      work.push(await workOf(page));
      reconnects.push(await timeToComeBack(page, program, run));
      await context.close();
    }
  } finally {
    await program.stop();
  }
  const reconnectMs = median(reconnects);
  return {
    conversations,
    listMs: figure(median(lists), { atMost: listMs }),
    // The page's own part of it. Where other programs take the machine's time, this tells more.
    pageWorkMs: rounded(median(work)),
    reconnectMs:
      "reconnectMs" in goal
        ? figure(reconnectMs, { atMost: goal.reconnectMs })
        : rounded(reconnectMs),
  };
}

/** Ms from navigation to the whole list, looked at once a frame. */
async function timeToList(page: Page, url: string, conversations: number): Promise<number> {
  await page.goto(url, { waitUntil: "commit" });
  const time = await page.waitForFunction(
    (count) => document.body?.dataset["listed"] === String(count) && performance.now(),
    conversations,
    { polling: "raf", timeout },
  );
  return Number(await time.jsonValue());
}

/** Ms of processor time that the page has had. */
async function workOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const { metrics } = await session.send("Performance.getMetrics");
  const seconds = metrics.find(({ name }) => name === "ProcessTime")?.value ?? Number.NaN;
  return seconds * 1000;
}

/** Ms from the cut until everything that was said meanwhile has been told. */
async function timeToComeBack(page: Page, { url }: Program, run: number): Promise<number> {
  const { accountSid, authToken } = await accountOf(url);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const sids = await conversationSids(url, authorization);
  const sample = sids.filter((_, at) => at % sampleEvery === 0 || at === sids.length - 1);
  const body = `said in run ${run}`;
  // Live events come before the list is done; the last of its subscriptions comes after it.
  await sayTo(url, authorization, sample.slice(-1), `before ${run}`);
  await heardOf(page, `before ${run}`, 1);
  const start = Date.now();
  await post(`${url}/_emulator/connections/drop`, {});
  await sayTo(url, authorization, sample, body);
  return (await heardOf(page, body, sample.length)) - start;
}

async function conversationSids(url: string, authorization: string): Promise<string[]> {
  const sids: string[] = [];
  for (let next: string | null = `${url}/v1/Conversations?PageSize=100`; next !== null;) {
    const response = await fetch(next, { headers: { authorization } });
    // Twilio's list body.
    const page = (await response.json()) as {
      conversations: { sid: string }[];
      meta: { next_page_url: string | null };
    };
    sids.push(...page.conversations.map(({ sid }) => sid));
    next = page.meta.next_page_url;
  }
  return sids;
}

async function sayTo(
  url: string,
  authorization: string,
  sids: readonly string[],
  text: string,
): Promise<void> {
  for (const sid of sids) {
    const response = await fetch(`${url}/v1/Conversations/${sid}/Messages`, {
      method: "POST",
      headers: { authorization },
      body: new URLSearchParams({ Body: text }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  }
}

/** Epoch ms at which the page had been told of so many messages of that text. */
async function heardOf(page: Page, text: string, count: number): Promise<number> {
  const time = await page.waitForFunction(
    ([body, wanted]) => {
      // The page keeps what it was told (bench/bareSdk/main.ts).
      const all = Reflect.get(globalThis, "arrivals") as { body: string; at: number }[];
      const mine = all.filter((one) => one.body === body);
      return mine.length >= wanted && Math.max(...mine.map(({ at }) => at));
    },
    [text, count] as const,
    { polling: 50, timeout },
  );
  return Number(await time.jsonValue());
}
