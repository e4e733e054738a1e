import type { Page } from "playwright/test";
import { expectAccessible, expectNoSideScroll } from "./support/accessible.ts";
import type { Chat } from "./support/chat.ts";
import { phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

/** Every screen and dialog, one after the other. */
async function visitScreens(
  url: string,
  chat: Chat,
  check: (page: Page) => Promise<void>,
): Promise<void> {
  const { page } = chat;
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await check(page);
  await chat.signIn(url, "Alice Moreau");
  await expect(chat.row(title)).toBeVisible();
  await check(page);

  await page.getByRole("button", { name: "New conversation" }).first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check(page);
  await page.keyboard.press("Escape");

  await chat.open(title);
  await expect(chat.thread).toBeVisible();
  await check(page);
  await chat
    .message("In the yard behind the house")
    .getByRole("button", { name: /Delivered/ })
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check(page);
  await page.keyboard.press("Escape");

  await chat.showDetails();
  await check(page);
  await chat.startAddingPhone(phone1.shown);
  await check(page);
  await page.keyboard.press("Escape");
}

test("axe finds nothing serious, light or dark", async ({ program, chat }) => {
  await chat.page.setViewportSize({ width: 1600, height: 1000 });
  await visitScreens(program.url, chat, expectAccessible);
});

test("nothing scrolls sideways at 390 px", async ({ program, chat }) => {
  await chat.page.setViewportSize({ width: 390, height: 844 });
  await visitScreens(program.url, chat, expectNoSideScroll);
});
