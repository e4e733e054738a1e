import { expectKept } from "./support/kept.ts";
import { numberA, numberB, phone1, phone2, phone3 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";
const other = "June, kitchen tap";
const onWhatsapp = "Oliver Grant, viewing";

test.beforeEach(async ({ program, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await expect(chat.row(title)).toBeVisible();
});

test("words, people and numbers in any spelling are found, and a found message opens in its place", async ({
  chat,
}) => {
  const { page } = chat;
  await chat.open(title);
  const search = page.getByRole("searchbox", { name: "Search conversations" });
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(search).toBeFocused();

  await search.fill("(650) 555-1111");
  await expect(chat.row(other)).toHaveCount(0);
  await expect(chat.row(title)).toBeVisible();
  await search.fill("haddad");
  await expect(chat.row(title)).toHaveCount(0);
  await expect(chat.row(onWhatsapp).locator("time")).toBeVisible();
  await search.fill("yard behind");
  const hit = page.getByRole("link", { name: /In the yard behind the house/ });
  await expect(hit.locator("mark")).toHaveText(["yard", "behind"]);
  await hit.click();
  await expect(page).toHaveURL(/\/c\/CH[0-9a-f]{32}\?message=\d+$/);
  await expect(chat.message("In the yard behind the house")).toBeVisible();

  await search.fill("nothing like this");
  await expect(page.getByRole("heading", { name: /No match for/ })).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(chat.row(other)).toBeVisible();
});

test("each row says what happens in it, newest first; filters narrow the list: unread, by channel, closed", async ({
  chat,
  phones,
}) => {
  const { page } = chat;
  const filter = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await chat.open(onWhatsapp);
  for (const [row, channels] of [
    [title, ["Chat", "SMS"]],
    [onWhatsapp, ["Chat", "WhatsApp"]],
  ] as const) {
    for (const channel of channels) {
      await expect(chat.row(row).getByText(channel, { exact: true })).toBeAttached();
    }
  }
  const { conversationSid } = await phones.text(phone3.address, numberA.address, "It drips again");
  if (conversationSid === null) throw new Error("the text went nowhere");
  await expect(rows.first()).toContainText("It drips again");
  await phones.sendMedia(phone1.address, numberA.address, [picture("van.png")]);
  await expect(rows.first()).toContainText(`${phone1.shown}: Photo`);

  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("heading", { level: 1, name: other })).toBeVisible();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("heading", { level: 1, name: other })).toBeVisible();

  await phones.text(phone2.address, numberB.address, "STOP");
  await chat.open(title);
  await chat.send("Who is there?");
  await expect(chat.row(title)).toContainText("Not delivered to everyone");

  await chat.open(other);
  await phones.text(phone1.address, numberA.address, "News from the van");
  await filter("Unread");
  await expect(chat.row(other)).toHaveCount(0);
  await expect(chat.row(title)).toBeVisible();
  await filter("Unread");

  await filter("SMS");
  await expect(rows).toHaveCount(2);
  await expect(chat.row(onWhatsapp)).toHaveCount(0);
  await filter("SMS");
  await filter("WhatsApp");
  await expect(rows).toHaveCount(1);
  await expect(chat.row(onWhatsapp)).toBeVisible();
  await filter("WhatsApp");

  await filter("Closed");
  await expect(page.getByRole("heading", { name: "No conversation like this" })).toBeVisible();
  const helper = await phones.helper();
  await helper.conversations.v1.conversations(conversationSid).update({ state: "closed" });
  await expect(rows).toHaveCount(1);
  await expect(chat.row(other).getByRole("img", { name: "Closed" })).toBeVisible();
  await filter("Closed");
  await expect(rows).toHaveCount(3);
});

test("unread conversations are counted in the title and marked on the icon", async ({
  chat,
  phones,
}) => {
  const { page } = chat;
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await expect(rows).toHaveCount(3);
  for (const row of await rows.all()) {
    await row.click();
    await expect(row).toHaveAttribute("aria-current", "page");
    await expect(row).not.toContainText("unread");
  }
  await chat.open(other);
  await expect(page).toHaveTitle(`${other} – Partyline`);
  await phones.text(phone1.address, numberA.address, "One");
  await phones.text(phone2.address, numberB.address, "Two");
  await expect(page).toHaveTitle(`(1) ${other} – Partyline`);
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute("href", /^data:image\/png/);
  await chat.open(title);
  await expect(page).toHaveTitle(`${title} – Partyline`);
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute("href", "/favicon.svg");
});

test("all by keyboard: arrows in the list, the switcher, the help", async ({ chat }) => {
  const { page } = chat;
  await chat.open(other);
  await chat.row(other).focus();
  await page.keyboard.press("Home");
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(rows.last()).toBeFocused();

  await page.keyboard.press("ControlOrMeta+k");
  const switcher = page.getByRole("dialog", { name: "Go to a conversation" });
  await expect(switcher.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("maple");
  await expect(switcher.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(switcher).toBeHidden();

  await chat.row(title).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a draft and a conversation's address outlive a reload", async ({ chat }) => {
  const { page } = chat;
  await chat.open(title);
  await page.getByRole("textbox", { name: "Message", exact: true }).fill("Half a thought");
  await chat.open(other);
  await expect(chat.row(title)).toContainText("Draft: Half a thought");
  await expectKept(page, "drafts", "Half a thought");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: other })).toBeVisible();
  await expect(chat.row(title)).toContainText("Draft: Half a thought");
});
