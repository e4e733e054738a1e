import { accountOf, launchBrowser, post, signedIn, startWith } from "./chatProgram.ts";
import { figure } from "./figure.ts";
import { percentile, rounded } from "./median.ts";
import { paintedAt } from "./painted.ts";

/* From a phone's text to its painted bubble, in the demo's conversation. */

const texts = 60;

/** One text at a time: the next leaves when the bubble of the one before has been painted. */
export async function measureBubbleTimes() {
  const program = await startWith(null);
  const browser = await launchBrowser();
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
    const p95 = figure(percentile(times, 95), { atMost: 100 });
    return { texts, p50Ms: rounded(percentile(times, 50)), p95Ms: p95 };
  } finally {
    await browser.close();
    await program.stop();
  }
}
