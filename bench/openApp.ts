import type { Browser, Page } from "playwright";
import type { Program } from "../e2e/support/program.ts";
import { bareSdkPath, me, signedIn } from "./chatProgram.ts";
import { countRenderedRows, watchTexts } from "./pageProbes.ts";
import { countRequests } from "./requestCount.ts";
import { longTitle } from "./worlds.ts";

export const patienceMs = 60_000;

/** The app with a live list, and everything in it that a measurement looks at. */
export async function openApp(browser: Browser, program: Program, identity = me) {
  const context = await signedIn(browser, program.url, identity);
  const page = await context.newPage();
  const requests = countRequests(page);
  // tsx wraps functions in calls of a helper of its own (esbuild, keepNames), which the page does not have.
  await page.addInitScript("globalThis.__name = (made) => made");
  // The phones beside the chat are the emulator's, not the app's.
  await page.addInitScript(() => localStorage.setItem("partyline.phones", "false"));
  await page.addInitScript(countRenderedRows);
  await page.addInitScript(watchTexts);
  await page.goto(program.url);
  await page.getByRole("status").filter({ hasText: "Connected" }).waitFor({ timeout: patienceMs });
  return { page, requests };
}

/** The page of the SDK alone, with its list. */
export async function openBare(browser: Browser, program: Program): Promise<Page> {
  const context = await signedIn(browser, program.url);
  const page = await context.newPage();
  await page.goto(`${program.url}${bareSdkPath}`);
  await page.locator("li").first().waitFor({ timeout: patienceMs });
  return page;
}

/** Opens the thread of 10,000 at its end. */
export async function openLong(page: Page): Promise<void> {
  const search = page.getByRole("searchbox").first();
  await search.fill(longTitle, { timeout: patienceMs });
  await page.getByRole("link", { name: longTitle }).first().click();
  await search.fill("");
  await page.getByRole("heading", { name: longTitle, level: 1 }).waitFor();
  await page.locator("main [data-thread-row]").first().waitFor();
  await quiet(page);
}

/** Until what was begun is over: previews, read positions, pictures. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForTimeout(2000);
}
