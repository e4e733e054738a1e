import { Chat } from "./support/chat.ts";
import { expectSameAsFresh } from "./support/freshClient.ts";
import { expectKept } from "./support/kept.ts";
import { expectSentOnce } from "./support/lastWord.ts";
import { numberA, phone1 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
import { routeSocket } from "./support/socket.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";
const sends = { on: "sdk", method: "POST", path: "/Messages" } as const;

test.beforeEach(async ({ chat }) => {
  await chat.page.setViewportSize({ width: 1280, height: 2600 });
});

test("a refused message stays with its reason, and goes out when it is retried", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await phones.fault({ ...sends, effect: "error", code: 50107, status: 403 });
  await chat.send("Refused at first");
  const row = chat.message("Refused at first");
  await expect(row).toContainText("Not sent");
  await expect(row).toContainText("50107");
  await expect(chat.row(title)).toContainText("Not sent");
  await row.getByRole("button", { name: "Retry" }).click();
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Refused at first" });
  await expect(row).not.toContainText("Not sent");
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});

test("a message that the server could not take goes out by itself", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await phones.fault({ ...sends, effect: "error", code: 20503, status: 503 });
  await chat.send("First");
  await chat.send("Second");
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Second" });
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "First" });
  await expect
    .poll(async () => (await chat.thread.innerText()).match(/First|Second/g))
    .toEqual(["First", "Second"]);
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});

test("a message whose answer is lost is there once", async ({ program, phones, chat, browser }) => {
  const socket = await routeSocket(chat.page);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  socket.loseNextAnswer();
  await chat.send("Did it arrive?");
  await chat.send("And this?");
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "And this?" });
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Did it arrive?" });
  await chat.expectMessage("Did it arrive?");
  await expect(chat.page.getByText("looking whether it arrived")).toHaveCount(0);
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});

test("a connection that is dead and does not know it is made anew", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  const socket = await routeSocket(chat.page);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const before = socket.connections();
  socket.freeze();
  await phones.text(phone1.address, numberA.address, "Sent into the silence");
  await chat.send("Is anybody there?");
  // 8 s until it is doubted, 5 s for a sign of life; then the new connection, and the message is looked for.
  await expect.poll(socket.connections).toBeGreaterThan(before);
  await chat.expectMessage("Sent into the silence", phone1.shown);
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Is anybody there?" });
  await chat.expectMessage("Is anybody there?");
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});

test("without a network the chat says so, and goes on when it is back", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.page.context().setOffline(true);
  await expect(chat.page.getByText(/^No network since/)).toBeVisible();
  await phones.text(phone1.address, numberA.address, "While you were away");
  await chat.send("Written in the tunnel");
  await expect(chat.message("Written in the tunnel")).toContainText("In the outbox");

  // What waits can be taken back: into the box with its file, or away.
  await chat.attach([picture("tunnel.png")]);
  await chat.field.fill("On second thoughts");
  await chat.sendButton.click();
  await chat.send("Never mind");
  const second = chat.message("On second thoughts");
  await second.getByRole("button", { name: "Take back" }).click();
  await expect(second).toHaveCount(0);
  await expect(chat.field).toHaveValue("On second thoughts");
  await expect(chat.field).toBeFocused();
  const attached = chat.page.getByRole("button", { name: "Remove tunnel.png" });
  await expect(attached).toBeVisible();
  await chat.message("Never mind").getByRole("button", { name: "Delete" }).click();
  await expect(chat.message("Never mind")).toHaveCount(0);
  await attached.click();
  await chat.field.fill("");

  await chat.page.context().setOffline(false);
  await chat.expectConnected();
  await phones.expectReceived(phone1.address, {
    from: numberA.address,
    body: "Written in the tunnel",
  });
  await chat.expectMessage("While you were away", phone1.shown);
  await expectSentOnce(chat, phones);
  const received = (await phones.messages(phone1.address)).map(({ body }) => body);
  expect(received).not.toContain("On second thoughts");
  expect(received).not.toContain("Never mind");
  await expectSameAsFresh(chat.page, browser);
});

test("what was written survives a crash of the page", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  const socket = await routeSocket(chat.page);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const { page } = chat;
  const url = page.url();
  // The first is on its way when the page dies, the second waits for it.
  socket.freeze();
  await chat.send("Before the crash, one");
  await chat.send("Before the crash, two");
  await chat.expectMessage("Before the crash, two");
  await chat.field.fill("half a thought");
  await expectKept(page, "outbox", "Before the crash, two");
  await expectKept(page, "drafts", "half a thought");
  const crashed = page.waitForEvent("crash");
  // The page never answers: it is gone.
  page.goto("chrome://crash").catch(() => undefined);
  await crashed;

  const again = new Chat(await page.context().newPage());
  await again.page.setViewportSize({ width: 1280, height: 2600 });
  await again.page.goto(url);
  for (const body of ["Before the crash, one", "Before the crash, two"]) {
    await phones.expectReceived(phone1.address, { from: numberA.address, body });
    await again.expectMessage(body);
  }
  await expect(again.field).toHaveValue("half a thought");
  await expectSentOnce(again, phones);
  await expectSameAsFresh(again.page, browser);
});

test("what waits goes out after signing in again", async ({ program, phones, chat, browser }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.page.context().setOffline(true);
  await chat.send("Written before the session ended");
  await expect(chat.message("session ended")).toContainText("In the outbox");
  await expectKept(chat.page, "outbox", "session ended");
  await chat.page.context().clearCookies();
  await chat.page.context().setOffline(false);
  await chat.page.reload();
  await expect(chat.page.getByRole("list", { name: "People" })).toBeVisible();
  await chat.signIn(program.url, "Alice Moreau");
  await phones.expectReceived(phone1.address, {
    from: numberA.address,
    body: "Written before the session ended",
  });
  await chat.open(title);
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});
