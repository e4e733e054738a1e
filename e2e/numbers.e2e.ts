import { expectAccessible, expectNoSideScroll } from "./support/accessible.ts";
import { numberB, numberC, phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const shared = "Maple Street move-in";

test("who uses which number, what is free, and how many numbers are needed", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  const helper = await phones.helper();
  const { serviceSid } = await phones.account();
  const conversations = helper.conversations.v1.services(serviceSid).conversations;
  const foreign = await conversations.create({ friendlyName: "Nobody of yours" });
  await conversations(foreign.sid).participants.create({
    "messagingBinding.address": phone1.address,
    "messagingBinding.proxyAddress": numberB.address,
  });

  await chat.signIn(program.url, "Alice Moreau");
  await page.getByRole("link", { name: "Numbers" }).click();
  const table = page.getByRole("table", { name: "People and Twilio numbers" });
  const row = table.getByRole("row").filter({ hasText: phone1.shown });
  await expect(row.getByRole("cell").nth(0)).toContainText(shared);
  await expect(row.getByRole("cell").nth(1)).toHaveText(/^Another conversation/);
  await expect(row.getByRole("cell").nth(2)).toHaveText("Use next");
  await expect(page.getByText("Nobody of yours")).toHaveCount(0);
  await expect(page.getByText(`${phone1.shown} is in 2 open conversations`)).toBeVisible();
  await expect(
    page.getByText(`The third conversation for ${phone1.shown} can use C.`),
  ).toBeVisible();

  await page.getByRole("link", { name: "Conversations" }).click();
  await chat.createConversation("Loading dock");
  await chat.addPhone(phone1.shown, numberC.shown);
  await page.getByRole("link", { name: "Numbers" }).click();
  await expect(row.getByRole("cell").nth(2)).toContainText("Loading dock");
  await expect(row.getByRole("cell").last()).toContainText("+1 needed");
  await expect(
    page.getByText(`The fourth conversation for ${phone1.shown} needs one more number.`),
  ).toBeVisible();

  const [dock] = (await conversations.list()).filter(
    ({ friendlyName }) => friendlyName === "Loading dock",
  );
  await conversations(dock?.sid ?? "").update({ state: "closed" });
  await expect(row.getByRole("cell").nth(2)).toContainText("Use next");
  await expect(row.getByRole("cell").nth(2)).toContainText("Closed: Loading dock");

  await row.getByRole("link", { name: shared, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: shared })).toBeVisible();
});

test("what the numbers cost, at a price that is kept", async ({ program, chat }) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await page.getByRole("link", { name: "Numbers" }).click();
  await expect(page.getByRole("table")).toContainText(phone1.shown);
  await expectAccessible(page);
  const price = page.getByRole("textbox", { name: "A number costs a month" });
  await price.fill("2.50");
  await expect(page.getByText("1 number: $2.50, all 4 owned: $10.00")).toBeVisible();
  await page.reload();
  await expect(price).toHaveValue("2.50");
});

test("at 390 px a card for each person stands for the table", async ({ program, chat }) => {
  const { page } = chat;
  await page.setViewportSize({ width: 390, height: 844 });
  await chat.signIn(program.url, "Alice Moreau");
  await page.getByRole("button", { name: "You are Alice Moreau" }).click();
  await page.getByRole("menuitem", { name: "Numbers" }).click();
  const card = page
    .getByRole("list", { name: "People and Twilio numbers" })
    .getByRole("listitem")
    .filter({ hasText: phone1.shown })
    .first();
  await expect(card).toContainText(shared);
  await expect(card).toContainText("Use B next");
  await expectNoSideScroll(page);
  await page.getByRole("button", { name: "Back to conversations" }).click();
  await expect(chat.row(shared)).toBeVisible();
});
