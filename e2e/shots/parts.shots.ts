import type { Chat } from "../support/chat.ts";
import { numberA, numberB, phone1, phone2, phone3 } from "../support/numbers.ts";
import { picture } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

const title = "Maple Street move-in";
const folder = "docs/screenshots";
const dayMs = 24 * 60 * 60 * 1000;

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 1024, height: 720 });
  await page.addInitScript(() => localStorage.setItem("partyline.phones", "false"));
});

test("what reached whom, and the composer on the effect", async ({ program, phones, chat }) => {
  const { page } = chat;
  await phones.text(phone2.address, numberB.address, "STOP");
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.attach([
    picture("hallway.png", [176, 138, 98]),
    picture("stairs.png", [98, 126, 116]),
  ]);
  await chat.field.fill("The door is the second on the left – the bell says “Moreau”");
  await expect(chat.composer).toContainText("The 2 phones get hallway.png only");
  await drawComposer(chat, `${folder}/composer-files.png`);
  for (const name of ["hallway.png", "stairs.png"]) {
    await page.getByRole("button", { name: `Remove ${name}` }).click();
  }
  await chat.field.fill("The door is the second on the left, the bell says Moreau");
  await expect(chat.composer).toContainText("1 segment, GSM-7");
  await drawComposer(chat, `${folder}/composer-effect.png`);

  await chat.send("The lift is ours until noon");
  await chat.expectDelivery("The lift is ours until noon", "1 of 2 delivered, 1 failed");
  await chat
    .message("The lift is ours")
    .getByRole("button", { name: /failed/ })
    .click();
  const popover = page.getByRole("dialog", { name: "Delivery" });
  await expect(popover).toContainText("21610");
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}/delivery-popover.png` });
});

/** With a little of what is around it. */
async function drawComposer({ page, composer }: Chat, path: string): Promise<void> {
  const box = await composer.boundingBox();
  if (box === null) throw new Error("there is no composer");
  const { x, y, width, height } = box;
  const clip = { x: x - 8, y, width: width + 16, height: height + 6 };
  await page.screenshot({ path, clip });
}

test("an approved template", async ({ program, phones, chat }) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open("Oliver Grant, viewing");
  await phones.advanceClock(dayMs);
  await page.getByRole("button", { name: "Choose template" }).click();
  const dialog = page.getByRole("dialog", { name: /an approved template/ });
  await dialog.getByRole("button", { name: /viewing_reminder/ }).click();
  for (const [place, value] of ["Oliver", "Birch Lane", "Friday at 12:30"].entries()) {
    await dialog.getByRole("textbox", { name: `Value ${place + 1}` }).fill(value);
  }
  await page.screenshot({ path: `${folder}/template-picker.png` });
});

test("a phone whose Twilio number is taken", async ({ program, chat }) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const dialog = await chat.startAddingPhone(phone3.shown);
  await expect(dialog.getByText("Taken: June, kitchen tap")).toBeVisible();
  await page.screenshot({ path: `${folder}/add-phone-conflict.png` });
});

/** A front door, drawn here: nobody's photograph. */
const entrance = `<body style="margin:0;background:#c9b79c">
  <svg viewBox="0 0 480 320" width="480" height="320">
    <rect width="480" height="270" fill="#b9a387"/><rect y="270" width="480" height="50" fill="#8b857c"/>
    <rect x="176" y="70" width="128" height="200" fill="#5d4a38"/>
    <rect x="186" y="80" width="50" height="190" fill="#2f5d7c"/><rect x="244" y="80" width="50" height="190" fill="#2f5d7c"/>
    <circle cx="240" cy="182" r="5" fill="#e0c060"/><rect x="324" y="150" width="22" height="36" fill="#e8e2d8"/>
    <rect x="48" y="80" width="84" height="96" fill="#9cc0d4"/><rect x="364" y="80" width="76" height="96" fill="#9cc0d4"/>
    <rect x="150" y="262" width="180" height="14" fill="#6f6a62"/>
  </svg>`;

test("a picture, large", async ({ program, phones, chat, context }) => {
  const { page } = chat;
  const drawing = await context.newPage();
  await drawing.setViewportSize({ width: 480, height: 320 });
  await drawing.setContent(entrance);
  const buffer = await drawing.screenshot();
  await drawing.close();
  await phones.sendMedia(phone1.address, numberA.address, [
    { name: "entrance.png", mimeType: "image/png", buffer },
    picture("stairs.png", [98, 126, 116]),
  ]);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await page.getByRole("button", { name: "Open entrance.png" }).click();
  const lightbox = page.getByRole("dialog", { name: "entrance.png" });
  await expect(lightbox.getByRole("img")).toBeInViewport({ ratio: 1 });
  await page.screenshot({ path: `${folder}/lightbox.png` });
});

test("the numbers, and the way of a message", async ({ program, chat }) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.send("I hold the door for you");
  await chat.expectDelivery("I hold the door for you", "Delivered to both phones");
  await page.getByRole("link", { name: "Numbers" }).click();
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.getByText("Use next").first()).toBeVisible();
  await page.screenshot({ path: `${folder}/numbers.png` });
  await page.getByRole("link", { name: "Route", exact: true }).click();
  await expect(page.getByText("“I hold the door for you”")).toBeVisible();
  await expect(page.getByText("Delivered").first()).toBeVisible();
  const strip = page.getByRole("region", { name: "Last messages" });
  await expect(strip.getByRole("listitem").first()).toBeVisible();
  await page.screenshot({ path: `${folder}/route.png` });
});

test("a narrow screen in the dark", async ({ program, chat }) => {
  const { page } = chat;
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 390, height: 844 });
  await chat.signIn(program.url, "Alice Moreau");
  await expect(chat.row(title)).toContainText("BK");
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}/mobile-list-dark.png` });
  await chat.open(title);
  await expect(chat.thread.getByRole("listitem").last()).toBeVisible();
  await page.screenshot({ path: `${folder}/mobile-thread-dark.png` });
});
