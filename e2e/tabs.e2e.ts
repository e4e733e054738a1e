import { Chat } from "./support/chat.ts";
import { expectSameAsFresh } from "./support/freshClient.ts";
import { expectSentOnce } from "./support/lastWord.ts";
import { numberA, phone1, phone3 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

/** High enough to hold the thread: a virtual list draws only what is in view. */
const high = { width: 1280, height: 2600 };

async function openSecondTab(chat: Chat): Promise<Chat> {
  const page = await chat.page.context().newPage();
  await page.setViewportSize(high);
  const second = new Chat(page);
  await page.goto(chat.page.url());
  await second.expectConnected();
  await expect(second.thread).toBeVisible();
  return second;
}

/** In place of what the desktop would show, where no test can look. */
function recordNotes(): void {
  class Note extends EventTarget {
    static readonly permission = "granted";
    constructor(title: string, { body }: { body: string }) {
      super();
      const shown: unknown = Reflect.get(window, "shownNotes");
      if (Array.isArray(shown)) shown.push(`${title}: ${body}`);
    }
    close() {}
  }
  Object.assign(window, { Notification: Note, shownNotes: [] });
  document.hasFocus = () => false;
  localStorage.setItem("partyline.settings", JSON.stringify({ notifications: true }));
}

async function notesOf({ page }: Chat): Promise<string[]> {
  // As recordNotes keeps them.
  return page.evaluate(() => Reflect.get(window, "shownNotes") as string[]);
}

test("two tabs show the same: messages, drafts, and what waits, with one notification", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  await chat.page.setViewportSize(high);
  await chat.page.context().addInitScript(recordNotes);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const second = await openSecondTab(chat);

  // Nobody looks at either tab: one of them says so, and only one.
  const june = ["Still drips", "And now it runs"];
  for (const body of june) await phones.text(phone3.address, numberA.address, body);
  for (const tab of [chat, second]) {
    await expect(tab.row("June, kitchen tap")).toContainText("And now it runs");
  }
  const notes = async () => (await Promise.all([chat, second].map(notesOf))).flat();
  await expect
    .poll(notes)
    .toEqual(june.map((body) => `June, kitchen tap: ${phone3.shown}: ${body}`));

  await second.send("From the second tab");
  await chat.send("From the first tab");
  for (const tab of [chat, second]) {
    await tab.expectMessage("From the second tab");
    await tab.expectMessage("From the first tab");
  }
  for (const body of ["From the first tab", "From the second tab"]) {
    await phones.expectReceived(phone1.address, { from: numberA.address, body });
  }

  await chat.field.fill("half a thought");
  await expect(second.field).toHaveValue("half a thought");
  await second.field.fill("");
  await expect(chat.field).toHaveValue("");

  await chat.page.context().setOffline(true);
  await second.send("Waits in both");
  await expect(chat.message("Waits in both")).toContainText("In the outbox");
  // The one tab sends, and the other one takes back.
  await second.send("Not this one");
  await chat.message("Not this one").getByRole("button", { name: "Take back" }).click();
  for (const tab of [chat, second]) {
    await expect(tab.message("Not this one")).toHaveCount(0);
    await expect(tab.field).toHaveValue("Not this one");
  }
  await chat.field.fill("");
  await expect(second.field).toHaveValue("");
  await chat.page.context().setOffline(false);
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Waits in both" });
  await expectSentOnce(second, phones);
  const received = (await phones.messages(phone1.address)).map(({ body }) => body);
  expect(received).not.toContain("Not this one");
  for (const { page } of [chat, second]) await expectSameAsFresh(page, browser);
});

test("a tab that goes leaves its sending to the other", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const second = await openSecondTab(chat);
  await chat.page.context().setOffline(true);
  await chat.send("Who sends this?");
  await expect(second.message("Who sends this?")).toContainText("In the outbox");
  await chat.page.close();
  await second.page.context().setOffline(false);
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Who sends this?" });
  await second.expectMessage("Who sends this?");
  await expectSentOnce(second, phones);
  await expectSameAsFresh(second.page, browser);
});

test("signing out says what would be lost, goes without a network too, and nothing stays on the machine", async ({
  program,
  chat,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const second = await openSecondTab(chat);
  const { page } = chat;
  const signOut = async () => {
    await page.getByRole("button", { name: "You are Alice Moreau" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await chat.field.fill("a secret thought");
  await signOut();
  const dialog = page.getByRole("alertdialog", { name: /^Sign out and lose/ });
  await expect(dialog).toContainText("1 draft is begun");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(chat.field).toHaveValue("a secret thought");

  await page.context().setOffline(true);
  await expect(page.getByText(/^No network since/)).toBeVisible();
  await chat.send("and a message");
  await chat.field.fill("a secret thought");
  await signOut();
  await expect(dialog).toContainText("1 message is not sent, and 1 draft is begun");
  await expect(dialog).toContainText("You are offline");
  await dialog.getByRole("button", { name: "Delete and sign out" }).click();
  for (const tab of [chat, second]) {
    await expect(tab.page.getByRole("heading", { level: 1 })).toHaveText(
      "You are signed out on this device",
    );
  }
  const left = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      signedIn: localStorage.getItem("partyline:signed-in"),
    }));
  await expect.poll(left).toEqual({ databases: [], signedIn: null });

  // The cookie is out of the page's reach: the server is told at the first chance.
  await page.context().setOffline(false);
  for (const tab of [chat, second]) {
    await expect(tab.page.getByRole("list", { name: "People" })).toBeVisible();
  }
  const config = await page.request.get(`${program.url}/api/config`);
  expect(await config.json()).toMatchObject({ identity: null });
});

test("a second person in the same browser sees nothing of the first", async ({ program, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.field.fill("a secret thought");
  await expect(chat.row(title)).toBeVisible();
  const second = new Chat(await chat.page.context().newPage());
  await second.page.request.post(`${program.url}/api/session`, {
    data: { identity: "dana" },
    headers: { "X-Partyline": "1" },
  });
  await second.page.goto(program.url);
  await second.expectConnected();
  await expect(second.row(title)).toHaveCount(0);
  await expect(second.page.getByText("a secret thought")).toHaveCount(0);
});
