import type { Locator, Page } from "playwright/test";
import { expectAccessible, expectNoSideScroll } from "./support/accessible.ts";
import { numberA, numberB, numberC, phone1, phone2 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
import { expect, test } from "./support/test.ts";

const nora = { address: "+12025550143", shown: "+1 202 555 0143" };
const oliver = { address: "whatsapp:+447700900483", shown: "+44 7700 900483" };

const handsetOn = (page: Page, number: string) =>
  page.getByRole("region", { name: `Phone ${number}` });

async function choose(page: Page, number: string, entry: string): Promise<void> {
  await page.getByRole("button", { name: `Options for phone ${number}` }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

async function write(handset: Locator, to: string, body: string): Promise<void> {
  await handset.getByRole("textbox", { name: `Message to ${to}` }).fill(body);
  await handset.getByRole("button", { name: "Send", exact: true }).click();
}

test("on their own page phones are added, write to anybody, are folded, locked and removed", async ({
  program,
  phones,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${program.url}/phones`);
  await page.getByRole("button", { name: "Add phone" }).click();
  const adding = page.getByRole("dialog", { name: "Add a phone" });
  const number = adding.getByRole("textbox", { name: "Phone number" });
  await adding.getByRole("button", { name: "Another number" }).click();
  await expect(number).toHaveValue(/^\+1 \d{3} 555 01\d\d$/);
  await number.fill(nora.shown);
  await adding.getByRole("button", { name: "Add phone" }).click();
  const handset = handsetOn(page, nora.shown);
  await choose(page, nora.shown, "Rename");
  await page.getByRole("textbox", { name: "Label" }).fill("Nora");
  await page.keyboard.press("Enter");
  await expect(handset.getByText("Nora")).toBeVisible();

  // A picture to a number where nobody knows her: dropped, until new texters are let in.
  await handset.getByRole("button", { name: numberC.shown }).click();
  await expect(handset.getByRole("textbox", { name: `Message to ${numberC.shown}` })).toBeFocused();
  await handset.getByTestId("handset-files").setInputFiles([picture("van.png")]);
  await write(handset, numberC.shown, "Whose van is this?");
  await expect(handset.getByRole("img", { name: "van.png" })).toBeVisible();
  await handset.getByRole("button", { name: "Let new texters start one" }).click();
  await expect(page.getByRole("switch", { name: "New texters" })).toBeChecked();
  await write(handset, numberC.shown, "Is anybody there?");
  const helper = await phones.helper();
  const people = async () => {
    const { conversations } = helper.conversations.v1;
    const made = (await conversations.list()).find(
      ({ friendlyName }) => friendlyName === nora.shown,
    );
    if (made === undefined) return [];
    const inside = await conversations(made.sid).participants.list();
    return inside.flatMap(({ identity }) => identity ?? []);
  };
  await expect.poll(people).toEqual(expect.arrayContaining(["alice", "bob", "carol"]));

  // A group of friends; a text that came into another thread knocks.
  await handset.getByRole("button", { name: "All messages" }).click();
  await handset.getByRole("button", { name: "Text another number" }).click();
  await handset.getByRole("button", { name: "New group" }).click();
  await handset.getByRole("button", { name: numberA.shown }).click();
  await handset.getByRole("button", { name: phone1.shown }).click();
  await handset.getByRole("button", { name: "Write to these 2" }).click();
  const maya = handsetOn(page, phone1.shown);
  const group = handset.getByRole("textbox", { name: "Message to the group" });
  // The knock goes by itself after some seconds: who has missed it is texted again.
  await expect(async () => {
    await group.fill("Coffee, you two?");
    await group.press("Enter");
    const knock = maya.getByRole("button", { name: /^Open the text from .*Nora/ });
    await knock.click({ timeout: 10_000 });
  }).toPass();
  await expect(maya.getByText("Coffee, you two?").first()).toBeVisible();
  await expect(maya.getByText("Nora", { exact: true })).toBeVisible();

  // A number that is nobody's.
  await handset.getByRole("button", { name: "All messages" }).click();
  await handset.getByRole("button", { name: "Text another number" }).click();
  await handset.getByRole("textbox", { name: "Any other number" }).fill("+49 30 123456");
  await page.keyboard.press("Enter");
  await write(handset, "+49 30 123456", "Hello, Berlin");
  await expect(handset.getByText(/Not delivered/)).toBeVisible();

  await choose(page, phone2.shown, "Lock the screen");
  await phones.text(phone1.address, numberA.address, "The gate is open");
  const tom = handsetOn(page, phone2.shown);
  await expectAccessible(page);
  await tom.getByRole("button", { name: `Open the text from ${numberB.shown}` }).click();
  await expect(tom.getByText("The gate is open")).toBeVisible();

  await choose(page, phone2.shown, "Fold");
  await expect(tom).toBeHidden();
  await page.getByRole("button", { name: `Unfold ${phone2.shown}` }).click();
  await expect(tom).toBeVisible();
  await choose(page, nora.shown, "Remove phone");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove phone" }).click();
  await expect(handset).toBeHidden();
});

interface Tone {
  hertz: number;
  context: BaseAudioContext;
}

/** Has the page note each tone that it gives to the browser. */
async function noteTones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tones: Tone[] = [];
    Object.assign(window, { tones });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      tones.push({ hertz: this.frequency.value, context: this.context });
      start.apply(this, when);
    };
  });
}

/** Those that the browser plays: a page that nobody has used has a context that stands still. */
function playedTones(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    (Reflect.get(window, "tones") as Tone[])
      .filter(({ context }) => context.state === "running")
      .map(({ hertz }) => hertz),
  );
}

test("a WhatsApp phone tells that it reads, answers a template, and stands beside the chat or apart", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await noteTones(page);
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open("Oliver Grant, viewing");
  const pane = page.getByRole("region", { name: "Phones", exact: true });
  const handset = chat.handset(oliver.shown);
  await expect(handset.getByText(/Window open for \d+ h/)).toBeVisible();

  await choose(page, oliver.shown, "Lock the screen");
  await chat.send("Ten minutes on foot");
  await chat.expectDelivery("Ten minutes on foot", "Delivered");
  await handset.getByRole("button", { name: /Open the text/ }).click();
  await chat.expectDelivery("Ten minutes on foot", "Read");

  // It makes no sound until somebody wants one.
  expect(await playedTones(page)).toEqual([]);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: "Sound for new messages" }).check();
  await page.keyboard.press("Escape");
  await chat.send("Or by bus");
  await expect.poll(() => playedTones(page)).toEqual([1320, 1760]);

  await phones.advanceClock(25 * 3_600_000);
  await expect(handset.getByText("Window closed")).toBeVisible();
  const helper = await phones.helper();
  helper.content.baseUrl = program.url;
  const contents = await helper.content.v1.contents.list();
  const template = contents.find(({ friendlyName }) => friendlyName === "pick_up_again");
  await helper.conversations.v1
    .conversations(page.url().split("/").at(-1) ?? "")
    .messages.create({ author: "alice", contentSid: template?.sid ?? "" });
  await handset.getByRole("button", { name: "Yes, please" }).click();
  await chat.expectMessage("Yes, please", oliver.shown);
  await expect(handset.getByText(/Window open for 2[34] h/)).toBeVisible();

  const edge = page.getByRole("separator", { name: "Width of the phones" });
  const before = (await pane.boundingBox())?.width ?? 0;
  await edge.press("ArrowLeft");
  await expect.poll(async () => (await pane.boundingBox())?.width).toBeGreaterThan(before);

  const opened = page.waitForEvent("popup");
  await pane.getByRole("button", { name: "Phones: options" }).click();
  await page.getByRole("menuitem", { name: "Open in a window of their own" }).click();
  const apart = await opened;
  await expect(handsetOn(apart, oliver.shown).getByText("Yes, please").last()).toBeVisible();
  await expect(pane).toBeHidden();
  await apart.setViewportSize({ width: 390, height: 844 });
  await apart.goto(`${program.url}/phones/${encodeURIComponent(phone1.address)}`);
  await write(handsetOn(apart, phone1.shown), numberA.shown, "From my own pocket");
  await expectNoSideScroll(apart);
  await expectAccessible(apart);
  await chat.open("Maple Street move-in");
  await chat.expectMessage("From my own pocket", phone1.shown);
});
