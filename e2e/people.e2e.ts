import { Chat } from "./support/chat.ts";
import { numberA, numberB, phone1, phone2, phone3 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

test("two people in chat and two phones read and answer each other", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  const elsewhere = await browser.newContext();
  const bob = new Chat(await elsewhere.newPage());
  await chat.signIn(program.url, "Alice Moreau");
  await bob.signIn(program.url, "Bob Kowalski");
  await chat.open(title);
  await bob.open(title);

  await bob.send("Bob is on the stairs");
  await chat.expectMessage("Bob is on the stairs", "Bob Kowalski");
  await phones.expectReceived(phone1.address, {
    from: numberA.address,
    body: "Bob is on the stairs",
  });
  const box = chat.page.getByRole("textbox", { name: "Message", exact: true });
  // The line goes after a few seconds: who has not seen it sees it at the next key.
  await expect(async () => {
    await box.fill("");
    await box.fill("Alice opens");
    const typing = bob.page.getByText("Alice Moreau is typing", { exact: true });
    await expect(typing).toBeVisible({ timeout: 6000 });
    await expect(bob.row(title)).toContainText("Alice Moreau is typing…", { timeout: 3000 });
  }).toPass();
  await box.press("Enter");
  await bob.expectMessage("Alice opens", "Alice Moreau");

  // Who is there, and how far they have read.
  await chat.expectDelivery("Alice opens", "Delivered to both phones");
  await chat.message("Alice opens").getByRole("button", { name: "Delivered" }).click();
  const popover = chat.page.getByRole("dialog", { name: "Delivery" });
  await expect(popover).toContainText("Read in chat by Bob Kowalski.");
  await chat.page.keyboard.press("Escape");
  await chat.showDetails();
  const card = chat.details.getByRole("listitem").filter({ hasText: "Bob Kowalski" });
  await expect(card).toContainText(/Online, read to \d+:\d\d/);
  await elsewhere.close();
});

test("a person is added, a phone is removed, and each hears only what is theirs", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  const elsewhere = await browser.newContext();
  const carol = new Chat(await elsewhere.newPage());
  await carol.signIn(program.url, "Carol Haddad");
  await expect(carol.row(title)).toHaveCount(0);

  // Wide enough for the details to stand beside the thread.
  await chat.page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.addPerson("carol");
  // Nobody knows what of it she has read, so all of the page is new to her.
  await expect(carol.row(title)).toContainText("12 unread messages");
  await carol.open(title);
  await expect(carol.thread.getByRole("separator", { name: "12 new" })).toBeInViewport();
  await carol.expectMessage("Where can I park the van?", phone2.shown);

  await chat.removePerson(phone2.shown);
  await chat.send("Only for one phone");
  await phones.expectReceived(phone1.address, {
    from: numberA.address,
    body: "Only for one phone",
  });
  await chat.expectDelivery("Only for one phone", "Delivered");
  const bodies = (await phones.messages(phone2.address)).map(({ body }) => body);
  expect(bodies).not.toContain("Only for one phone");

  // Who is put out keeps what they were writing.
  await carol.field.fill("I could bring");
  await chat.removePerson("Carol Haddad");
  await expect(carol.page.getByText("This conversation is not here")).toBeVisible();
  await expect(carol.composer).toContainText("I could bring");

  // The pair is free again: another conversation may take it.
  await chat.createConversation("Second floor");
  await chat.addPhone(phone2.shown, numberB.shown);
  await phones.text(phone2.address, numberB.address, "New thread");
  await chat.expectMessage("New thread", phone2.shown);
  await elsewhere.close();
});

test("a conversation is renamed, muted and left", async ({ program, phones, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open("June, kitchen tap");
  await chat.showDetails();

  await chat.details.getByRole("button", { name: "Rename" }).click();
  const rename = chat.page.getByRole("dialog", { name: "Rename the conversation" });
  await rename.getByRole("textbox", { name: "Name" }).fill("June, bathroom tap");
  await rename.getByRole("button", { name: "Save" }).click();
  await expect(chat.row("June, bathroom tap")).toBeVisible();

  await chat.details.getByRole("button", { name: "Mute" }).click();
  await expect(chat.details.getByRole("button", { name: "Unmute" })).toBeVisible();

  // What is unread in it shows in its row, and is not counted.
  await chat.open(title);
  await expect(chat.page).toHaveTitle(`(1) ${title} – Partyline`);
  await phones.text(phone3.address, numberA.address, "The bathroom now");
  const row = chat.row("June, bathroom tap");
  await expect(row).toContainText("1 unread message");
  await expect(row.getByRole("img", { name: "Muted" })).toBeVisible();
  await expect(chat.page).toHaveTitle(`(1) ${title} – Partyline`);
  await chat.open("June, bathroom tap");
  await chat.showDetails();

  await chat.details.getByRole("button", { name: "Leave" }).click();
  const leave = chat.page.getByRole("alertdialog", { name: "Leave June, bathroom tap?" });
  await leave.getByRole("button", { name: "Leave" }).click();
  await expect(chat.row("June, bathroom tap")).toHaveCount(0);
  await chat.page.reload();
  await expect(chat.row(title)).toBeVisible();
  await expect(chat.row("June, bathroom tap")).toHaveCount(0);
});

test("texts in another conversation count as unread until it is opened", async ({
  program,
  phones,
  chat,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  // What was unread is read: the newest conversation opens by itself.
  await expect(chat.row(title)).not.toContainText("unread");
  await chat.open("June, kitchen tap");
  await phones.text(phone1.address, numberA.address, "First of two");
  await phones.text(phone2.address, numberB.address, "Second of two");
  await expect(chat.row(title)).toContainText("Second of two");
  await expect(chat.row(title)).toContainText("2 unread messages");
  await chat.open(title);
  await expect(chat.thread.getByRole("separator", { name: "2 new" })).toBeInViewport();
  await expect(chat.message("First of two")).toBeInViewport();
  await expect(chat.message("Second of two")).toBeInViewport();
  await expect(chat.row(title)).not.toContainText("unread");
  await chat.page.reload();
  await expect(chat.row(title)).toBeVisible();
  await expect(chat.row(title)).not.toContainText("unread");
});
