import { readFile } from "node:fs/promises";
import type { Locator } from "playwright/test";
import { expectNoSideScroll } from "./support/accessible.ts";
import { expectKept } from "./support/kept.ts";
import { numberA, phone1, phone2, phone3 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
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
    await expect.poll(() => isCut(chat.row(title).getByText(title))).toBe(false);
    await expect.poll(() => areApart(chat.row(title), chat.row("June, kitchen tap"))).toBe(true);
    await expectNoSideScroll(page);
    await chat.open(title);
  }
});

async function isCut(words: Locator): Promise<boolean> {
  return words.evaluate(
    (at) => at.scrollWidth > at.clientWidth || at.scrollHeight > at.clientHeight,
  );
}

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

test("a conversation is exported whole, and diagnostics tell no texts", async ({ chat }) => {
  const { page } = chat;
  // As when somebody said no to the browser's question.
  await page.evaluate(() =>
    Object.defineProperty(Notification, "permission", { get: () => "denied" }),
  );
  await page.getByRole("button", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  for (const [format, ending, line] of [
    ["JSON", "json", '"text": "Where can I park the van?"'],
    ["Text", "txt", `Z ${phone2.shown}: Where can I park the van?`],
    ["CSV (spreadsheet)", "csv", `"'${phone2.shown}","'${phone2.address}","Where can I park`],
  ] as const) {
    await settings.getByRole("combobox", { name: "Format" }).selectOption(format);
    const downloading = page.waitForEvent("download");
    await settings.getByRole("button", { name: "Export" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`Maple-Street-move-in.${ending}`);
    expect(await readFile(await download.path(), "utf8")).toContain(line);
  }
  const diagnostics = settings.getByLabel("Diagnostics").locator("pre");
  await expect(diagnostics).toContainText(/Conversations SDK: \d+\.\d+\.\d+/);
  await expect(diagnostics).toContainText("Connected");
  await expect(diagnostics).not.toContainText("park the van");
  await expect(settings).toContainText("The browser blocks notifications of this page.");
  await expect(settings.getByRole("checkbox", { name: "Notify on the desktop" })).toBeDisabled();
});

test("a message notifies those who look elsewhere, with a way to it; the page opens offline", async ({
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
    Object.assign(window, { Notification: Note, shownNotes: shown, tones: 0 });
    const play = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function start(when) {
      Reflect.set(window, "tones", Number(Reflect.get(window, "tones")) + 1);
      play.call(this, when);
    };
    document.hasFocus = () => true;
  });
  const tones = () => page.evaluate(() => Reflect.get(window, "tones") as number);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: "Notify on the desktop" }).check();
  await page.getByRole("checkbox", { name: "Sound for new messages" }).check();
  await page.keyboard.press("Escape");
  await chat.open("Oliver Grant, viewing");
  // Who looks at the page hears of it, and gets no note.
  await phones.text(phone3.address, numberA.address, "Seen in the list");
  await expect(chat.row("June, kitchen tap")).toContainText("Seen in the list");
  await expect.poll(tones).toBeGreaterThan(0);
  await page.evaluate(() => {
    document.hasFocus = () => false;
  });
  await phones.text(phone1.address, numberA.address, "The van is here");
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, "shownNotes") as string[]))
    .toEqual([`${title}: ${phone1.shown}: The van is here`]);
  await page.evaluate(() =>
    (Reflect.get(window, "lastNote") as EventTarget).dispatchEvent(new Event("click")),
  );
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  // What makes it an app that can be installed.
  const manifest = await page.locator('link[rel="manifest"]').getAttribute("href");
  const { start_url: start, icons } = await (
    await page.request.get(new URL(manifest ?? "", page.url()).href)
  ).json();
  for (const path of [start, ...icons.map(({ src }: { src: string }) => src)]) {
    expect((await page.request.get(new URL(path, page.url()).href)).ok(), path).toBe(true);
  }

  // Chrome on Android lets only the service worker show one.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.evaluate(() => {
    class Forbidden {
      static readonly permission = "granted";
      constructor() {
        throw new TypeError("Illegal constructor");
      }
    }
    Object.assign(window, { Notification: Forbidden });
  });
  await chat.open("June, kitchen tap");
  await phones.sendMedia(phone1.address, numberA.address, [picture("van.png"), picture("key.png")]);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const notes = () =>
    worker.evaluate(async () => {
      const registration = Reflect.get(globalThis, "registration") as ServiceWorkerRegistration; // the worker's own scope has it
      return (await registration.getNotifications()).map((note) => `${note.title}: ${note.body}`);
    });
  await expect.poll(notes).toEqual([`${title}: ${phone1.shown}: 2 photos`]);
  await expect(chat.row(title)).toContainText("2 photos");
  await worker.evaluate(async () => {
    const registration = Reflect.get(globalThis, "registration") as ServiceWorkerRegistration; // the worker's own scope has it
    const [notification] = await registration.getNotifications();
    const click = Object.assign(new Event("notificationclick"), {
      notification,
      waitUntil: () => undefined,
    });
    globalThis.dispatchEvent(click);
  });
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect.poll(notes).toEqual([]);

  // The snapshot follows what is shown after two seconds; a page that goes earlier takes it along.
  await expectKept(page, "facts", "{");
  await page.reload();
  await chat.expectConnected();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await context.setOffline(false);
});
