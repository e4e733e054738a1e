import type { Page } from "playwright";

/** When the first frame that has the text in the thread was made. Looked at once a frame. */
export async function paintedAt(page: Page, body: string): Promise<number> {
  const time = await page.waitForFunction(
    (text) =>
      document.querySelector('[aria-label="Messages"]')?.textContent.includes(text) === true &&
      performance.timeOrigin + performance.now(),
    body,
    { polling: "raf" },
  );
  return Number(await time.jsonValue());
}
