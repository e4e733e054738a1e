import type { Page } from "playwright/test";
import { expectSameAsFresh } from "./support/freshClient.ts";
import { expectKept } from "./support/kept.ts";
import { expectSentOnce } from "./support/lastWord.ts";
import { numberA, numberB, phone1, phone2 } from "./support/numbers.ts";
import { routeSocket } from "./support/socket.ts";
import { expect, type Fixtures, test } from "./support/test.ts";

/* Ten faults that Twilio's own React demo is known for, each as a person would run into it. */

const title = "Maple Street move-in";
const other = "June, kitchen tap";
/** High enough to hold the thread: a virtual list draws only what is in view. */
const high = { width: 1280, height: 2600 };

/** The lines "line 001" and so on that the thread draws, in their order on the screen. */
async function linesOf(page: Page): Promise<string[]> {
  const text = await page.getByRole("list", { name: "Messages" }).innerText();
  return text.match(/line \d{3}/g) ?? [];
}

const lineOf = (n: number) => `line ${String(n).padStart(3, "0")}`;

test("1: an incoming message leaves the draft alone", async ({ program, phones, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.field.pressSequentially("half a tho");
  await phones.text(phone1.address, numberA.address, "An incoming text");
  await chat.expectMessage("An incoming text");
  await expect(chat.field).toHaveValue("half a tho");
  await expect(chat.field).toBeFocused();
  await chat.field.pressSequentially("ught");
  await expect(chat.field).toHaveValue("half a thought");
});

test("2: a failed send is never lost silently", async ({ program, phones, chat, browser }) => {
  await chat.page.setViewportSize(high);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await phones.fault({
    on: "sdk",
    effect: "error",
    method: "POST",
    path: "/Messages",
    code: 50107,
    status: 403,
  });
  await chat.send("Will this go?");
  const row = chat.message("Will this go?");
  await expect(row.getByRole("button", { name: "Retry" })).toBeVisible();
  await expectKept(chat.page, "outbox", '"failed"');
  await chat.page.reload();
  await expect(row.getByRole("button", { name: "Retry" })).toBeVisible();
  await row.getByRole("button", { name: "Retry" }).click();
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Will this go?" });
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});

test("3: what is sent is a bubble at once, before any answer", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  await chat.page.setViewportSize(high);
  const socket = await routeSocket(chat.page);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  socket.silence();
  await chat.send("Nobody has answered yet");
  await chat.expectMessage("Nobody has answered yet");
  await expect(chat.field).toHaveValue("");
  socket.speak();
  await phones.dropConnections();
  await phones.expectReceived(phone1.address, {
    from: numberA.address,
    body: "Nobody has answered yet",
  });
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});

/** Texts that many lines, opens the thread and scrolls up until the first one is drawn; `look` sees every step. */
async function scrollBack(
  { program, phones, chat }: Pick<Fixtures, "program" | "phones" | "chat">,
  count: number,
  look: (lines: string[]) => void,
): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    await phones.text(phone1.address, numberA.address, lineOf(n));
  }
  await chat.signIn(program.url, "Alice Moreau");
  await chat.openAtLatest(title);
  await chat.expectMessage(lineOf(count));
  await chat.thread.hover();
  await expect
    .poll(
      async () => {
        look(await linesOf(chat.page));
        await chat.scrollThread(-500);
        return chat.message(lineOf(1)).count();
      },
      { timeout: 90_000, intervals: [50] },
    )
    .toBe(1);
  look(await linesOf(chat.page));
}

test("4: scrolling back puts older messages above newer ones", async ({
  program,
  phones,
  chat,
}) => {
  await scrollBack({ program, phones, chat }, 70, (lines) => {
    expect(lines).toEqual(lines.toSorted((a, b) => a.localeCompare(b)));
  });
});

test("5: scrolling back does not stall after a page, and skips nothing", async ({
  program,
  phones,
  chat,
}) => {
  const seen = new Set<string>();
  await scrollBack({ program, phones, chat }, 120, (lines) => {
    for (const line of lines) seen.add(line);
  });
  const all = Array.from({ length: 120 }, (_, n) => lineOf(n + 1));
  expect(all.filter((line) => !seen.has(line))).toEqual([]);
});

test("6: nothing is doubled by an update and scrolling", async ({ program, phones, chat }) => {
  const count = 70;
  for (let n = 1; n <= count; n += 1) {
    await phones.text(phone1.address, numberA.address, lineOf(n));
  }
  await chat.signIn(program.url, "Alice Moreau");
  await chat.openAtLatest(title);
  await chat.expectMessage(lineOf(count));
  const sid = chat.page.url().split("/").at(-1) ?? "";
  const helper = await phones.helper();
  const messages = helper.conversations.v1.conversations(sid).messages;
  const all = await messages.list({ order: "desc", pageSize: 80 });
  // What is drawn, what was loaded, and what was not.
  for (const place of [0, 25, 60]) {
    const found = all[place];
    if (found === undefined) throw new Error("there should be 70 messages");
    await messages.get(found.sid).update({ body: `${found.body}, edited` });
  }
  await chat.expectMessage(`${lineOf(count)}, edited`);
  await chat.thread.hover();
  const reached = chat.message(`${lineOf(count - 60)}, edited`);
  await expect
    .poll(
      async () => {
        const lines = await linesOf(chat.page);
        expect(lines).toEqual([...new Set(lines)]);
        await chat.scrollThread(-500);
        return reached.count();
      },
      { timeout: 90_000, intervals: [50] },
    )
    .toBe(1);
  await expect
    .poll(
      async () => {
        const lines = await linesOf(chat.page);
        expect(lines).toEqual([...new Set(lines)]);
        await chat.scrollThread(900);
        return chat.message(`${lineOf(count)}, edited`).count();
      },
      { timeout: 90_000, intervals: [50] },
    )
    .toBe(1);
});

test("7: an edited message shows the new text and not the old", async ({ program, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.send("Meet at tne door");
  await chat.expectDelivery("Meet at tne door", "Delivered to both phones");
  await chat.field.press("ArrowUp");
  const edit = chat.page.getByRole("textbox", { name: "Edit message" });
  await expect(edit).toHaveValue("Meet at tne door");
  await edit.fill("Meet at the door");
  await edit.press("Enter");
  await chat.expectMessage("Meet at the door");
  await expect(chat.message("Meet at tne door")).toHaveCount(0);
  await expect(chat.row(title)).toContainText("Meet at the door");
});

test("8: searching loses no conversation", async ({ program, phones, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  const rows = chat.page.getByRole("list", { name: "Conversations" }).getByRole("link");
  // The demo's three; they come one after the other.
  await expect(rows).toHaveCount(3);
  const search = chat.page.getByRole("searchbox", { name: "Search conversations" });
  await search.fill("maple");
  await expect(chat.row(other)).toHaveCount(0);
  // Something happens in a conversation that the search leaves out.
  await phones.text("+16505553333", numberA.address, "still dripping");
  await phones.text(phone2.address, numberB.address, "and here too");
  await search.fill("");
  await expect(rows).toHaveCount(3);
  await expect(chat.row(other)).toBeVisible();
});

test("9: the removal of another conversation leaves the open one open", async ({
  program,
  phones,
  chat,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(other);
  const sid = chat.page.url().split("/").at(-1) ?? "";
  await chat.open(title);
  await chat.field.fill("half a thought");
  const helper = await phones.helper();
  await helper.conversations.v1.conversations(sid).remove();
  await expect(chat.row(other)).toHaveCount(0);
  await expect(chat.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(chat.field).toHaveValue("half a thought");
  await phones.text(phone1.address, numberA.address, "Still open");
  await chat.expectMessage("Still open");
});

test("10: clicks while everything is still loading break nothing", async ({ program, chat }) => {
  const errors: string[] = [];
  chat.page.on("pageerror", (error) => errors.push(error.message));
  await chat.signIn(program.url, "Alice Moreau");
  await expect(chat.row(title)).toBeVisible();
  for (let time = 0; time < 3; time += 1) {
    await chat.page.reload({ waitUntil: "commit" });
    for (const each of [title, other, title]) await chat.row(each).click();
    await chat.page.getByRole("button", { name: "Show details" }).click();
    await chat.row(other).click();
    await chat.row(title).click();
  }
  await chat.expectConnected();
  await expect(chat.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(chat.thread.getByRole("listitem").first()).toBeVisible();
  expect(errors).toEqual([]);
});
