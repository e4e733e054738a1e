import { expectAccessible } from "./support/accessible.ts";
import { expectSameAsFresh } from "./support/freshClient.ts";
import { expectKept } from "./support/kept.ts";
import { expectSentOnce } from "./support/lastWord.ts";
import { numberA, phone1, phone2 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";
const whatsappTitle = "Oliver Grant, viewing";
const oliver = "whatsapp:+447700900483";
const dayMs = 24 * 60 * 60 * 1000;

test("a picture goes out to chat and phones, and phones get it alone", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.attach([picture("hallway.png"), picture("stairs.png")]);
  await chat.field.fill("This is the door, second on the left");
  await expect(chat.composer).toContainText(
    "The 2 phones get hallway.png only: no text, no second file.",
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Move stairs.png to the front" }).click();
  await expect(chat.composer).toContainText("get stairs.png only");
  await page.getByRole("button", { name: "Remove hallway.png" }).click();

  await page.getByRole("button", { name: "Send as 2 messages" }).click();
  await chat.expectMessage("This is the door, second on the left");
  await expect(page.getByRole("button", { name: "Open stairs.png" })).toBeVisible();
  for (const { address } of [phone1, phone2]) {
    await phones.expectPicture(address, "stairs.png");
    await expect
      .poll(async () => (await phones.messages(address)).map(({ body }) => body))
      .toContain("This is the door, second on the left");
  }
});

test("what a phone cannot take is said before, and the words stay", async ({ program, chat }) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await expect(chat.composer).toContainText(/2 phones as SMS\s*GSM-7, 160 left/);
  await chat.field.fill("Video of the stairs");
  await expect(chat.composer).toContainText(
    /2 phones as SMS\s*1 segment, GSM-7, 141 left; 2 segments in all/,
  );
  await expect(chat.composer).toContainText("1 in chat");
  const film = { name: "stairs.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(5_000_000, 1) };
  await chat.attach([film]);
  await expect(chat.composer).toContainText("5 MB, the limit for MMS is 5 MB");
  await expect(chat.composer).toContainText("Too large for the 2 phones by SMS.");
  await expect(chat.sendButton).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Remove stairs.mp4" }).click();
  await expect(chat.field).toHaveValue("Video of the stairs");
  await expect(chat.sendButton).not.toHaveAttribute("aria-disabled", "true");

  // A file that phones never take can still go to chat.
  const notes = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Third floor") };
  await chat.attach([notes]);
  await expect(chat.composer).toContainText("The 2 phones do not get this kind of file.");
  await page.getByRole("button", { name: "Send to chat only" }).click();
  await expect(chat.thread.getByRole("link", { name: "Download notes.txt" })).toBeVisible();

  await chat.field.fill(`${"word ".repeat(325)}end`);
  await expect(chat.composer).toContainText("28 characters too long for SMS");
  await expect(chat.composer).toContainText("1,628 / 1,600");
  await page.getByRole("button", { name: "Split in two" }).click();
  await expect(chat.field).toHaveValue("");
  await expect(chat.message("word word")).toHaveCount(2);

  await chat.field.fill("Ring “Moreau” – it is the top bell");
  await page.getByRole("button", { name: "Make them plain" }).waitFor({ state: "detached" });
  await chat.field.fill(`Ring “Moreau” – ${"it is the top bell, ".repeat(5)}`);
  await page.getByRole("button", { name: "Make them plain" }).click();
  await expect(chat.field).toHaveValue(/^Ring "Moreau" - it is/);
});

test("files wait in the outbox through a reload", async ({ program, phones, chat, browser }) => {
  const { page } = chat;
  // High enough to hold the thread, which is compared.
  await page.setViewportSize({ width: 1280, height: 2600 });
  let isCut = false;
  await page.routeWebSocket(/wsconnect/, (socket) => {
    if (isCut) void socket.close();
    else socket.connectToServer();
  });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  isCut = true;
  await phones.dropConnections();
  await expect(page.getByText(/Offline since/)).toBeVisible();
  await chat.attach([picture("kept.png")]);
  await chat.sendButton.click();
  await expect(chat.thread.getByRole("img", { name: "kept.png" })).toBeVisible();
  await expect(chat.thread).toContainText("In the outbox");
  await expectKept(page, "outbox", "kept.png");
  isCut = false;
  await page.reload();
  await chat.expectConnected();
  await expect(page.getByRole("button", { name: "Open kept.png" })).toHaveCount(1);
  await expectSentOnce(chat, phones);
  await phones.expectPicture(phone1.address, "kept.png");
  await expectSameAsFresh(page, browser);
});

test("files come by paste and by drop, emoji from our own files", async ({ program, chat }) => {
  const { page } = chat;
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(program.url) && !/^(blob|data):/.test(request.url())) {
      foreign.push(request.url());
    }
  });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  for (const kind of ["paste", "drop"] as const) {
    await chat.field.evaluate((field, type) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["x"], `${type}.pdf`, { type: "application/pdf" }));
      const event =
        type === "paste"
          ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true })
          : new DragEvent("drop", { dataTransfer: transfer, bubbles: true });
      field.dispatchEvent(event);
    }, kind);
    await expect(page.getByRole("button", { name: `Remove ${kind}.pdf` })).toBeVisible();
  }
  const files = page.getByRole("list", { name: "Attached files" }).getByRole("listitem");
  await expect(files.first()).toContainText("paste.pdf");
  await page.getByRole("button", { name: "Move drop.pdf to the front" }).click();
  await expect(files.first()).toContainText("drop.pdf");

  await chat.field.fill("Well done ");
  await page.getByRole("button", { name: "Insert an emoji" }).click();
  await page.getByRole("searchbox", { name: "Search emoji" }).fill("party popper");
  await expect(page.getByRole("gridcell")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(chat.field).toHaveValue("Well done 🎉");
  expect(foreign).toEqual([]);
});

test("Up edits the last own text, Escape leads back", async ({ program, chat }) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.send("Se you there");
  // What is still on its way cannot be edited.
  await chat.expectDelivery("Se you there", "Delivered to both phones");
  await chat.field.press("ArrowUp");
  const edit = page.getByRole("textbox", { name: "Edit message" });
  await expect(edit).toBeFocused();
  await edit.fill("See you there");
  await edit.press("Enter");
  await chat.expectMessage("See you there");
  await expect(chat.field).toBeFocused();
  await chat.field.press("ArrowUp");
  await expect(edit).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(chat.field).toBeFocused();

  await page.keyboard.type("Two");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("lines");
  await expect(chat.field).toHaveValue("Two\nlines");
  await page.keyboard.press("Enter");
  await expect(chat.field).toHaveValue("");
  await chat.expectMessage("Two lines");
});

test("outside the WhatsApp window a template goes out, and the text stays", async ({
  program,
  phones,
  chat,
}) => {
  test.slow();
  const { page } = chat;
  // Also without a handset that knows the emulator's time.
  await page.addInitScript(() => localStorage.setItem("partyline.phones", "false"));
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(whatsappTitle);
  await expect(chat.composer).toContainText(/1 WhatsApp\s*window closes in 23 h/);
  // WhatsApp takes larger files than MMS, and not any.
  const film = { name: "walk.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(16_000_000, 1) };
  await chat.attach([film]);
  await expect(chat.composer).toContainText("16 MB, the limit for WhatsApp is 16 MB");
  await page.getByRole("button", { name: "Remove walk.mp4" }).click();

  await phones.advanceClock(dayMs);
  await expect(chat.composer).toContainText("WhatsApp window closed at");
  await expect(chat.composer).toContainText("template only");
  await chat.field.fill("Are you on your way?");
  await page.getByRole("button", { name: "Choose template" }).click();
  const dialog = page.getByRole("dialog", { name: /an approved template/ });
  // The SDK tells nobody whether WhatsApp has approved it.
  await dialog.getByRole("button", { name: "viewing_reminder Approval not known" }).click();
  await expectAccessible(page);
  const values = ["Oliver", "Birch Lane", "Friday at 12:30"];
  for (const [place, value] of values.entries()) {
    await dialog.getByRole("textbox", { name: `Value ${place + 1}` }).fill(value);
  }
  await dialog.getByRole("button", { name: "Send template" }).click();
  const words = "Hi Oliver, a reminder of your viewing of Birch Lane on Friday at 12:30.";
  await chat.expectMessage(words);
  await expect(chat.field).toHaveValue("Are you on your way?");
  await expect
    .poll(async () => (await phones.messages(oliver)).filter(({ body }) => body?.startsWith(words)))
    .toHaveLength(1);

  // Free text is written and fails on that leg; its popover offers the template.
  await chat.sendButton.click();
  await chat
    .message("Are you on your way?")
    .getByRole("button", { name: /Not delivered|failed/i })
    .click();
  const popover = page.getByRole("dialog", { name: "Delivery" });
  await expect(popover).toContainText("63016");
  await expectAccessible(page);
  await popover.getByRole("button", { name: "Choose template" }).click();
  await expect(dialog).toBeVisible();
});

test("a text comes in while somebody writes, and nothing of it is touched", async ({
  program,
  phones,
  chat,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.field.fill("half a thought");
  await chat.attach([picture("kept.png")]);
  await phones.text(phone1.address, numberA.address, "something else");
  await chat.expectMessage("something else");
  await chat.open("June, kitchen tap");
  await expect(chat.field).toHaveValue("");
  await chat.open(title);
  await expect(chat.field).toHaveValue("half a thought");
  const file = chat.page.getByRole("button", { name: "Remove kept.png" });
  await expect(file).toBeVisible();

  await expectKept(chat.page, "draftFiles", "kept.png");
  await chat.page.reload();
  await expect(chat.field).toHaveValue("half a thought");
  await expect(file).toBeVisible();
  await chat.page.getByRole("button", { name: "Send as 2 messages" }).click();
  await expect(chat.page.getByRole("button", { name: "Open kept.png" })).toBeVisible();
  await expect(file).toHaveCount(0);
  await chat.page.reload();
  await chat.expectMessage("half a thought");
  await expect(chat.field).toHaveValue("");
  await expect(file).toHaveCount(0);
});
