import { type Browser, expect, type Page } from "playwright/test";

/** In the row of the first unread message, below the day when that begins one. */
const divider = /^(Today\n+|Yesterday\n+)?\d+ new\n+/;
/** Who wrote it and when. It stands above the first message of a group, and below the divider, which begins one. */
const head =
  /^(Today\n+|Yesterday\n+)?(?:[^\n]+\n+){1,6}?(?:SMS|Chat|WhatsApp)\n+\d{1,2}:\d\d [AP]M\n+/;

/**
 * What a page says about its conversations and about the open one. The place where reading stopped is its own; so each
 * message is taken with its name, which tells author and time, and without what the divider adds above it.
 */
async function read(page: Page): Promise<{ list: string[]; thread: string[] }> {
  const list = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  const thread = page.getByRole("list", { name: "Messages" }).getByRole("listitem");
  const rows = await thread.evaluateAll((items) =>
    items.map((item) => ({
      name: item.querySelector("[data-thread-row]")?.getAttribute("aria-label") ?? "",
      text: item instanceof HTMLElement ? item.innerText : "",
    })),
  );
  return {
    list: await list.allInnerTexts(),
    thread: rows.map(
      ({ name, text }) => `${name}\n${text.replace(divider, "$1").replace(head, "$1")}`,
    ),
  };
}

/**
 * The differential check: what the page shows is what somebody sees who signs in anew with nothing kept. The page has to
 * be high enough to hold the thread, since a virtual list draws only what is in view.
 */
export async function expectSameAsFresh(page: Page, browser: Browser): Promise<void> {
  const { cookies } = await page.context().storageState();
  const context = await browser.newContext({
    viewport: page.viewportSize(),
    storageState: { cookies, origins: [] },
    timezoneId: "UTC",
    locale: "en-US",
  });
  try {
    const fresh = await context.newPage();
    await fresh.goto(page.url());
    await expect(fresh.getByRole("status").filter({ hasText: "Connected" })).toBeVisible();
    await expect(fresh.getByRole("list", { name: "Messages" })).toBeVisible();
    await expect(async () => expect(await read(page)).toEqual(await read(fresh))).toPass({
      timeout: 60_000,
    });
  } finally {
    await context.close();
  }
}
