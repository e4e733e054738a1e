import { writeFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expect, test } from "../support/test.ts";
import { type Frame, toGif } from "./animation.ts";

const window = { width: 1440, height: 900 };
const picture = { width: 960, height: 600 };
const mostBytes = 3_000_000;
/** Shown faster than it was played, so that it stays short. */
const haste = 1.6;

test("the story, as an animated picture", async ({ program, chat, context }) => {
  test.slow();
  const { page } = chat;
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(window);
  await page.addInitScript(() => localStorage.setItem("partyline.storySpeed", "fast"));
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open("Maple Street move-in");
  const workshop = await context.newPage();
  await page.bringToFront();
  await page.getByRole("button", { name: "Play the story" }).click();
  const story = page.getByRole("region", { name: "Story" });
  await expect(story.getByText(/^Step 2 of 7/)).toBeVisible({ timeout: 60_000 });

  const taken: { png: Buffer; at: number }[] = [];
  while (!(await story.getByText(/^Step 6 of 7/).isVisible())) {
    const at = Date.now();
    taken.push({ png: await page.screenshot(), at: at / haste });
  }
  const frames: Frame[] = [];
  for (const { png, at } of taken) frames.push({ rgba: await toPixels(workshop, png), at });
  const gif = toGif(frames, picture.width, picture.height);
  expect(gif.byteLength).toBeLessThan(mostBytes);
  await writeFile("docs/screenshots/story.gif", gif);
});

/** The browser reads the picture and makes it smaller. */
async function toPixels(page: Page, png: Buffer): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    async ({ data, width, height }) => {
      const source = Uint8Array.from(atob(data), (letter) => letter.codePointAt(0) ?? 0);
      const image = await createImageBitmap(new Blob([source], { type: "image/png" }), {
        resizeWidth: width,
        resizeHeight: height,
        resizeQuality: "high",
      });
      const drawing = new OffscreenCanvas(width, height).getContext("2d");
      if (drawing === null) throw new Error("the browser draws nothing");
      drawing.drawImage(image, 0, 0);
      const pixels = drawing.getImageData(0, 0, width, height).data;
      let text = "";
      for (let at = 0; at < pixels.length; at += 8192) {
        text += String.fromCodePoint(...pixels.subarray(at, at + 8192));
      }
      return btoa(text);
    },
    { data: png.toString("base64"), ...picture },
  );
  return new Uint8Array(Buffer.from(base64, "base64"));
}
