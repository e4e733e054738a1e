import { readFile } from "node:fs/promises";
import type { Locator } from "playwright/test";
import { expectAccessible, expectNoSideScroll } from "./support/accessible.ts";
import { expectKept } from "./support/kept.ts";
import { numberA, phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

test.beforeEach(async ({ program, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
});

test("name, theme and text size count at once and outlive a reload", async ({ chat }) => {
  const { page } = chat;
  await page.getByRole("button", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("textbox", { name: "Name" }).fill("Alice M.");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings.getByRole("button", { name: "Save" })).toBeDisabled();
  await settings.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await settings.getByRole("checkbox", { name: "Enter sends" }).uncheck();
  await page.keyboard.press("Escape");
  await chat.field.fill("two");
  await chat.field.press("Enter");
  await chat.field.pressSequentially("lines");
  await expect(chat.field).toHaveValue("two\nlines");
  await chat.field.press("ControlOrMeta+Enter");
  await chat.expectMessage("two lines");

  await page.getByRole("button", { name: "Settings" }).click();
  await settings.getByRole("combobox", { name: "Text size" }).selectOption("200 %");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveCSS("font-size", "32px");
  // Text twice as large has room as in a window half as wide: one pane at a time at 1280 px.
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(chat.field).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeInViewport({ ratio: 1 });
    await expectNoSideScroll(page);
    await page.getByRole("button", { name: "Back to conversations" }).click();
    await expect(page.getByRole("button", { name: "You are Alice M." })).toBeInViewport({
      ratio: 1,
    });
    await expect.poll(() => areApart(chat.row(title), chat.row("June, kitchen tap"))).toBe(true);
    await expectNoSideScroll(page);
    await chat.open(title);
  }
});

/** Neither covers anything of the other, nor lets its words out. */
async function areApart(above: Locator, below: Locator): Promise<boolean> {
  const [first, words, second] = await Promise.all([
    above.boundingBox(),
    above.locator("time").boundingBox(),
    below.boundingBox(),
  ]);
  if (first === null || words === null || second === null) return false;
  return words.y >= first.y && first.y + first.height <= second.y;
}

test("axe finds nothing serious in settings and dialogs", async ({ chat }) => {
  const { page } = chat;
  for (const open of [
    () => page.getByRole("button", { name: "Settings" }).click(),
    () => page.keyboard.press("ControlOrMeta+k"),
  ]) {
    await open();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test("a conversation is exported whole, and diagnostics tell no texts", async ({ chat }) => {
  const { page } = chat;
  await page.getByRole("button", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("combobox", { name: "Format" }).selectOption("JSON");
  const downloading = page.waitForEvent("download");
  await settings.getByRole("button", { name: "Export" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("Maple-Street-move-in.json");
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain("Where can I park the van?");
  const diagnostics = settings.getByLabel("Diagnostics").locator("pre");
  await expect(diagnostics).toContainText(/Conversations SDK: \d+\.\d+\.\d+/);
  await expect(diagnostics).toContainText("Connected");
  await expect(diagnostics).not.toContainText("park the van");
});

test("a message in another conversation notifies with a way to it; the page opens offline", async ({
  chat,
  phones,
  context,
}) => {
  const { page } = chat;
  await context.grantPermissions(["notifications"]);
  await page.evaluate(() => {
    const shown: string[] = [];
    class Note extends EventTarget {
      static readonly permission = "granted";
      static requestPermission = async () => "granted";
      constructor(noteTitle: string, { body }: { body: string }) {
        super();
        shown.push(`${noteTitle}: ${body}`);
        Object.assign(window, { lastNote: this });
      }
      close() {}
    }
    Object.assign(window, { Notification: Note, shownNotes: shown });
    document.hasFocus = () => false;
  });
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: "Notify on the desktop" }).check();
  await page.keyboard.press("Escape");
  await chat.open("June, kitchen tap");
  await phones.text(phone1.address, numberA.address, "The van is here");
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, "shownNotes") as string[]))
    .toContainEqual(expect.stringContaining("The van is here"));
  await page.evaluate(() =>
    (Reflect.get(window, "lastNote") as EventTarget).dispatchEvent(new Event("click")),
  );
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // The snapshot follows what is shown after two seconds; a page that goes earlier takes it along.
  await expectKept(page, "facts", "{");
  await page.reload();
  await chat.expectConnected();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await context.setOffline(false);
});
