import type { Browser, Page } from "playwright";
import twilio from "twilio";
import type { Program } from "../e2e/support/program.ts";
import { accountOf, launchBrowser, me, post, signedIn, startWith } from "./chatProgram.ts";
import { figure } from "./figure.ts";
import { workOf } from "./mainThread.ts";
import { median, percentile, rounded } from "./median.ts";

/*
 * Six handsets open beside the chat, and 50 texts a second from them. Each text shows on its own phone and on the other one
 * of its conversation, and in the chat. What a person would notice is a frame over 50 ms; on a machine that does other things
 * too frames wait for those, and the work of the page tells whose time it was.
 */

const phones = [1, 2, 3, 4, 5, 6].map((digit) => `+1650555${String(digit).repeat(4)}`);
const textsPerSecond = 50;
const seconds = 12;
const texts = textsPerSecond * seconds;
const longFrameMs = 50;
/** Room for list, thread and six handsets. */
const viewport = { width: 2200, height: 1000 };
const phonesWidth = 1460;

export async function measureHandsets() {
  const program = await startWith(null);
  const browser = await launchBrowser();
  try {
    const pairs = await fill(program);
    const page = await openChat(browser, program);
    await page.evaluate(watchFrames);
    const work = await workOf(browser, page, async () => {
      await textAll(program, pairs);
      await page
        .getByText(`text ${texts - 1}.`)
        .first()
        .waitFor();
    });
    const { frames, long } = await framesOf(page);
    return {
      handsets: phones.length,
      textsPerSecond,
      texts,
      frameMs: {
        p50: rounded(median(frames)),
        p99: rounded(percentile(frames, 99)),
        longest: figure(Math.max(...frames), { atMost: longFrameMs }),
      },
      framesOver50Ms: { count: long.length, longestMs: rounded(Math.max(0, ...long)) },
      longestWorkMs: figure(work[0] ?? 0, { atMost: longFrameMs }),
    };
  } finally {
    await browser.close();
    await program.stop();
  }
}

type Pair = readonly [phone: string, twilioNumber: string];

/** Three conversations of two phones and a person; gives the pair of each phone. */
async function fill({ url }: Program): Promise<Pair[]> {
  await post(`${url}/_emulator/reset`, { seed: "empty" });
  const { accountSid, authToken, numbers } = await accountOf(url);
  const helper = twilio(accountSid, authToken);
  helper.conversations.baseUrl = url;
  const { conversations } = helper.conversations.v1;
  const pairs: Pair[] = [];
  for (let n = 0; n < phones.length; n += 2) {
    const { sid } = await conversations.create({ friendlyName: `Conversation ${n / 2 + 1}` });
    await conversations(sid).participants.create({ identity: me });
    for (const at of [0, 1]) {
      const [phone = "", to = ""] = [phones[n + at], numbers[at]?.address];
      await conversations(sid).participants.create({
        "messagingBinding.address": phone,
        "messagingBinding.proxyAddress": to,
      });
      await text(url, phone, to, "Hello");
      pairs.push([phone, to]);
    }
  }
  return pairs;
}

function text(url: string, phone: string, to: string, body: string): Promise<void> {
  return post(`${url}/_emulator/phones/${encodeURIComponent(phone)}/messages`, { to, body });
}

async function openChat(browser: Browser, { url }: Program): Promise<Page> {
  const context = await signedIn(browser, url);
  await context.addInitScript(`localStorage.setItem("partyline.phonesWidth", "${phonesWidth}")`);
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  await page.goto(url);
  await page.getByRole("link", { name: "Conversation 1" }).click();
  for (const phone of phones) {
    const name = `Phone ${phone.replace(/^(\+1)(...)(...)/, "$1 $2 $3 ")}`;
    await page.getByRole("region", { name }).getByText("Hello").first().waitFor();
  }
  return page;
}

interface Frames {
  /** From frame to frame. */
  frames: number[];
  /** Frames that kept the page busy for longer than 50 ms, as the browser itself counts them. */
  long: number[];
}

// As text: a compiled function would bring helpers along that the page does not have.
const watchFrames = `{
  window.seen = { frames: [], long: [] };
  let before = performance.now();
  const look = (now) => {
    window.seen.frames.push(now - before);
    before = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.seen.long.push(duration);
  }).observe({ type: "long-animation-frame" });
}`;

async function framesOf(page: Page): Promise<Frames> {
  // Put there by watchFrames.
  const { frames, long } = await page.evaluate<Frames>("window.seen");
  return { frames: frames.slice(1), long: long.filter((ms) => ms > longFrameMs) };
}

/** Texts at an even pace, phone after phone, whether or not the one before has been answered. */
async function textAll({ url }: Program, pairs: readonly Pair[]): Promise<void> {
  const startedAt = performance.now();
  const sent: Promise<void>[] = [];
  for (let n = 0; n < texts; n += 1) {
    const [phone = "", to = ""] = pairs[n % pairs.length] ?? [];
    const waitMs = startedAt + (n * 1000) / textsPerSecond - performance.now();
    if (waitMs > 0) await wait(waitMs);
    sent.push(text(url, phone, to, `text ${n}.`));
  }
  await Promise.all(sent);
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}
