import type { Page } from "playwright/test";
import {
  dialogs,
  expectAccessible,
  expectDialogAccessible,
  expectNoSideScroll,
} from "./support/accessible.ts";
import type { Chat } from "./support/chat.ts";
import { numberA, phone1, phone3 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

/** Every screen and dialog, one after the other. */
async function visitScreens(
  url: string,
  chat: Chat,
  check: (page: Page, within?: string) => Promise<void>,
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
  await check(page, dialogs);
  await page.keyboard.press("Escape");

  await chat.open(title);
  await expect(chat.thread).toBeVisible();
  await check(page);
  await chat
    .message("In the yard behind the house")
    .getByRole("button", { name: /Delivered/ })
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check(page, dialogs);
  await page.keyboard.press("Escape");

  await chat.showDetails();
  await check(page);
  await chat.startAddingPhone(phone1.shown);
  await check(page, dialogs);
  await page.keyboard.press("Escape");
}

test("axe finds nothing, light or dark", async ({ program, chat }) => {
  await chat.page.setViewportSize({ width: 1600, height: 1000 });
  await visitScreens(program.url, chat, expectAccessible);
});

test("axe finds nothing in what opens over the chat, and in what has gone wrong", async ({
  program,
  phones,
  chat,
}) => {
  const { page, details } = chat;
  // Wide enough for the details to stand beside the thread.
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.addInitScript(() => localStorage.setItem("partyline.phones", "false"));
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).first().click();
  const choose = (name: string) => page.getByRole("menuitem", { name, exact: true }).click();
  const check = async (...open: (() => Promise<unknown>)[]) => {
    for (const step of open) await step();
    await expectDialogAccessible(page);
    await closeAll(page);
  };

  await chat.row(title).focus();
  await check(() => page.keyboard.press("?"));
  await check(() => page.keyboard.press("ControlOrMeta+k"));
  await check(() => press("Settings"));
  await check(
    () => press("Search in this conversation"),
    () => page.getByRole("searchbox", { name: "Search in this conversation" }).fill("the"),
  );
  await check(
    () => press("Insert an emoji"),
    () => page.getByRole("gridcell").first().waitFor(),
  );
  const search = page.getByRole("searchbox", { name: "Search conversations" });
  await search.fill("the");
  await expect(page.locator("mark").first()).toBeVisible();
  await expectAccessible(page, "nav");
  await press("Clear search");

  await chat.send("Own words");
  await chat.expectDelivery("Own words", "Delivered to both phones");
  const own = chat.message("Own words");
  const openMenu = async () => {
    await own.getByText("Own words").hover();
    await own.getByRole("button", { name: "Message options" }).click();
  };
  await check(openMenu);
  await check(openMenu, () => choose("Delete"));
  await openMenu();
  await choose("Edit");
  await expectAccessible(page, "main");
  await page.keyboard.press("Escape");

  await chat.attach([
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Third floor") },
    { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
    picture("hall.png"),
  ]);
  await expect(chat.composer).toContainText("There is nothing in this file.");
  await expectAccessible(page, "main");
  for (const name of ["notes.txt", "empty.txt"]) await press(`Remove ${name}`);
  await chat.sendButton.click();
  await expect(page.getByRole("button", { name: "Open hall.png" })).toBeVisible();

  await chat.showDetails();
  for (const [who, action] of [
    [phone1.shown, "Name"],
    [phone1.shown, "Change number"],
    ["Bob Kowalski", "Remove"],
  ] as const) {
    await check(
      () => press(`Options for ${who}`),
      () => choose(action),
    );
  }
  await check(() => press("See all"));
  for (const action of ["Rename", "Leave", "Delete", "Close, and free A and B"]) {
    await check(() => details.getByRole("button", { name: action, exact: true }).click());
  }
  await check(
    () => details.getByRole("button", { name: "Add", exact: true }).click(),
    () => choose("Person in chat"),
    () => page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("zed"),
    () => page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click(),
    () => page.getByRole("alert").waitFor(),
  );

  await phones.fault({
    on: "sdk",
    effect: "error",
    method: "POST",
    path: "/Messages",
    code: 50107,
    status: 403,
  });
  await chat.send("Refused words");
  await expect(chat.message("Refused words")).toContainText("Not sent");
  await page.context().setOffline(true);
  await expect(page.getByText(/^(No network|Offline) since/)).toBeVisible();
  await expectAccessible(page);
  await page.context().setOffline(false);
  await chat.expectConnected();
  await details.getByRole("button", { name: "Close, and free A and B" }).click();
  await press("Close conversation");
  await expect(page.getByText("Nobody can write here.")).toBeVisible();
  await expectAccessible(page);

  await phones.reset("empty");
  await page.goto(program.url);
  await expect(page.getByRole("heading", { name: "Nobody on the line yet" })).toBeVisible();
  await expectAccessible(page);
});

/** A tooltip or a menu takes the first Escape for itself. */
async function closeAll(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(page.locator(dialogs)).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("nothing scrolls sideways, from whichever side one reads; axe finds nothing; the camera is there", async ({
    program,
    chat,
  }) => {
    const { page } = chat;
    const setDirection = (dir: "ltr" | "rtl") =>
      page.evaluate((to) => document.documentElement.setAttribute("dir", to), dir);
    await visitScreens(program.url, chat, async (_, within) => {
      await setDirection("rtl");
      await expectNoSideScroll(page);
      await setDirection("ltr");
      await expectNoSideScroll(page);
      await expectAccessible(page, within);
    });
    await page.getByRole("button", { name: "Back", exact: true }).click();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Take a photo" }).click();
    const chooser = await choosing;
    expect(await chooser.element().getAttribute("capture")).toBe("environment");
    await chooser.setFiles(picture("door.png"));
    await expect(page.getByRole("button", { name: "Remove door.png" })).toBeVisible();
  });
});

test("the panes are read in the order in which they stand, from either side; what comes in is told; motion can be off", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.showDetails();
  await expect(chat.handset(phone1.shown)).toBeVisible();
  const panes = page
    .getByRole("heading", { level: 1 })
    .or(page.getByRole("heading", { level: 2, name: /^(Conversations|Details|Phones)$/ }));
  const names = ["Conversations", title, "Details", "Phones"];
  await expect(panes).toHaveText(names);
  const starts = () =>
    panes.evaluateAll((all) => all.map((heading) => heading.getBoundingClientRect().x));
  const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
  expect(await starts()).toEqual(sorted(await starts()));
  // A language that is read from the right, with the words of this one.
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  expect(await starts()).toEqual(sorted(await starts()).toReversed());
  await expectNoSideScroll(page);
  await page.evaluate(() => document.documentElement.setAttribute("dir", "ltr"));
  // Within a message: who, then what, then what became of it.
  const own = chat.message("In the yard behind the house");
  await expect(own.getByRole("group")).toHaveAccessibleName(/^Alice Moreau, .+: In the yard/);
  await expect(own).toHaveText(/In the yard behind the house.+Delivered to both phones$/);

  const told = page.locator('[aria-live="polite"]');
  await phones.text(phone1.address, numberA.address, "The van is here");
  await expect(told.filter({ hasText: `${phone1.shown}: The van is here` })).toHaveCount(1);
  await phones.text(phone3.address, numberA.address, "It drips again");
  await expect(
    told.filter({ hasText: `June, kitchen tap, ${phone3.shown}: It drips again` }),
  ).toHaveCount(1);

  await page.getByRole("button", { name: "Settings" }).click();
  const takes = () =>
    page.getByRole("dialog").evaluate((dialog) => getComputedStyle(dialog).animationDuration);
  await expect.poll(takes).toBe("0.22s");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect.poll(takes).toBe("0.08s");
});
