import type { Chat } from "./support/chat.ts";
import { numberA, numberB, phone1, phone2 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

test.beforeEach(async ({ program, chat }) => {
  // Wide enough for the details to stand beside the thread.
  await chat.page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.showDetails();
});

/** Also without the browser's clipboard; and when neither way is open, it is said. */
async function expectCopying(chat: Chat): Promise<void> {
  const { page, details } = chat;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const twilioNumber = details
    .getByRole("listitem")
    .filter({ hasText: phone1.shown })
    .getByRole("button", { name: "Copy number" });
  const toasts = page.getByRole("status").getByRole("listitem");
  await twilioNumber.click();
  await expect(toasts.filter({ hasText: "Number copied" })).toContainText(numberA.shown);
  await chat.field.press("ControlOrMeta+v");
  await expect(chat.field).toHaveValue(numberA.shown);

  // A page over plain http has none.
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await details.getByRole("button", { name: `Options for ${phone2.shown}` }).click();
  await page.getByRole("menuitem", { name: "Copy number" }).click();
  await expect(toasts.filter({ hasText: phone2.shown })).toContainText("Number copied");
  await chat.field.fill("");
  await chat.field.press("ControlOrMeta+v");
  await expect(chat.field).toHaveValue(phone2.shown);

  await page.evaluate(() => Object.assign(document, { execCommand: () => false }));
  await twilioNumber.click();
  await expect(toasts.filter({ hasText: "Not copied" })).toContainText(numberA.shown);
  await chat.field.fill("");
}

test("a number is copied; a phone gets a name beside its number; WhatsApp comes with its window", async ({
  chat,
  phones,
}) => {
  const { page, details } = chat;
  await expectCopying(chat);
  await details.getByRole("button", { name: `Options for ${phone1.shown}` }).click();
  await page.getByRole("menuitem", { name: "Name" }).click();
  const dialog = page.getByRole("dialog", { name: `Name for ${phone1.shown}` });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Maya Lind");
  await dialog.getByRole("button", { name: "Save" }).click();
  const card = details.getByRole("listitem").filter({ hasText: "Maya Lind" });
  await expect(card).toContainText(phone1.shown);

  await page.reload();
  await expect(card).toBeVisible();
  await details.getByRole("button", { name: "Options for Maya Lind" }).click();
  await page.getByRole("menuitem", { name: "Name" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(card).toHaveCount(0);

  await details.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name: "Phone" }).click();
  const adding = page.getByRole("dialog", { name: "Add a phone" });
  await adding.getByRole("button", { name: "WhatsApp" }).click();
  await adding.getByRole("textbox", { name: "Phone number" }).fill("+44 7700 900123");
  await expect(adding.getByRole("radio")).toHaveCount(1);
  await adding.getByRole("button", { name: /^Add with/ }).click();
  await expect(adding).toBeHidden();
  const visitor = details.getByRole("listitem").filter({ hasText: "+44 7700 900123" });
  await expect(visitor).toContainText("WhatsApp");
  await expect(visitor).toContainText("United Kingdom");
  await expect(visitor).toContainText("Window closed: only a template reaches them");
  await phones.text("whatsapp:+447700900123", "whatsapp:+14155550199", "Hello from Leeds");
  await expect(visitor).toContainText("Window closes in 24 h");
});

test("adding somebody whom nobody knows is doubted first, and done when meant", async ({
  chat,
}) => {
  const { page, details } = chat;
  await details.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name: "Person in chat" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a person in chat" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("zed");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nobody has signed in as zed");
  await dialog.getByRole("button", { name: "Add all the same" }).click();
  await expect(dialog).toBeHidden();
  await expect(details.getByRole("listitem").filter({ hasText: "zed" })).toBeVisible();
});

test("closing says what becomes free, ends the writing and frees the pairs", async ({ chat }) => {
  const { page, details } = chat;
  await chat.attach([picture("plan.png")]);
  await chat.field.fill("half a thought");
  await details.getByRole("button", { name: /^Close, and free/ }).click();
  const dialog = page.getByRole("alertdialog", { name: `Close ${title}?` });
  await expect(dialog).toContainText("Nobody can write here afterwards");
  await dialog.getByRole("button", { name: "Close conversation" }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByText("Nobody can write here. Its Twilio numbers are free again."),
  ).toBeVisible();
  await expect(details.getByRole("button", { name: "Already closed" })).toBeFocused();
  await expect(chat.composer).toContainText("half a thought");
  const saving = page.waitForEvent("download");
  await chat.composer.getByRole("button", { name: "Save plan.png" }).click();
  expect((await saving).suggestedFilename()).toBe("plan.png");
  await chat.composer.getByRole("button", { name: "Discard" }).click();
  await expect(chat.composer).not.toContainText("plan.png");
  await expect(chat.composer).not.toContainText("half a thought");
  await page.getByRole("button", { name: "Closed", exact: true }).click();
  await expect(chat.row(title)).toBeVisible();
  await page.getByRole("button", { name: "Closed", exact: true }).click();

  await page.getByRole("button", { name: "New conversation with the same people" }).click();
  const again = page.getByRole("dialog", { name: "New conversation" });
  await expect(again.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(title);
  await again.getByRole("textbox", { name: "Name", exact: true }).fill("Second floor");
  await again.getByRole("textbox", { name: "Person or phone number" }).fill("carol");
  await again.getByRole("button", { name: "Add" }).click();
  await expect(again.getByRole("list", { name: "People to add" })).toContainText("carol");
  await again.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Second floor" })).toBeVisible();
  for (const { number, proxy } of [
    { number: phone1, proxy: numberA },
    { number: phone2, proxy: numberB },
  ]) {
    await expect(details.getByRole("listitem").filter({ hasText: number.shown })).toContainText(
      proxy.shown,
    );
  }
  await expect(details.getByRole("listitem").filter({ hasText: "Carol Haddad" })).toContainText(
    "Chat",
  );
});

test("what was shared is gathered, and a conversation is deleted for everybody", async ({
  chat,
  phones,
}) => {
  const { page, details } = chat;
  await phones.sendMedia(phone1.address, numberA.address, [
    picture("hall.png"),
    { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(2000, 1) },
  ]);
  await chat.send("The plan: https://example.com/plan.pdf");
  await expect(details.getByRole("link", { name: "https://example.com/plan.pdf" })).toBeVisible();
  await details.getByRole("button", { name: "See all" }).click();
  const gallery = page.getByRole("dialog", { name: "Media and links" });
  await expect(gallery.getByText("https://example.com/plan.pdf")).toBeVisible();
  await expect(gallery.getByText("plan.pdf", { exact: true })).toBeVisible();
  await expect
    .poll(() =>
      gallery
        .getByRole("link", { name: "hall.png" })
        .locator("img")
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBe(120);
  await page.keyboard.press("Escape");

  await chat.createConversation("By mistake");
  await chat.showDetails();
  await details.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Delete By mistake?" });
  await expect(dialog).toContainText("This cannot be undone");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(chat.row("By mistake")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "New conversation" }).first()).toBeFocused();
});
