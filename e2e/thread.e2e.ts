import { expectAccessible } from "./support/accessible.ts";
import { Chat } from "./support/chat.ts";
import { expectKept } from "./support/kept.ts";
import { numberA, numberB, phone1, phone2 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

test("an answer quotes its message, and the quote leads to it", async ({ program, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const asked = chat.message("Running 15 minutes late tomorrow");
  await asked.getByText("Running 15 minutes").hover();
  await asked.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(chat.field).toBeFocused();
  await expect(chat.composer).toContainText("Reply to +1 650 555 1111");
  await chat.send("No problem at all");
  const answer = chat.message("No problem at all");
  await expect(answer).toContainText("Running 15 minutes late tomorrow, sorry");
  await answer.getByRole("button", { name: /Go to the message of/ }).click();
  await expect(asked.getByRole("group", { name: /Running 15 minutes/ })).toBeFocused();
});

test("a change and an answer that are begun are kept; a message is copied, linked to, deleted", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const choose = async (text: string, entry: string) => {
    const row = chat.message(text);
    await row.getByText(text).hover();
    await row.getByRole("button", { name: "Message options" }).click();
    await page.getByRole("menuitem", { name: entry, exact: true }).click();
  };
  const edit = page.getByRole("textbox", { name: "Edit message" });
  await choose("the keys for 12 Maple Street are ready", "Edit");
  await expect(edit).toBeFocused();
  await edit.fill("In the garage: the keys.");
  // Another conversation, another visit: out of view it takes the focus from nobody, and a button leads to it.
  const goOn = page.getByRole("button", { name: "Continue editing" });
  await chat.open("June, kitchen tap");
  await chat.open(title);
  await goOn.click();
  await expect(edit).toBeInViewport();
  await expect(edit).toBeFocused();
  await expect(edit).toHaveValue("In the garage: the keys.");
  await edit.fill("In the garage. The keys are under the mat.");
  await choose("Running 15 minutes late", "Reply");
  await chat.field.fill("No problem at all");
  await expectKept(page, "draftEdits", "under the mat");
  await expectKept(page, "draftReplies", "Running 15 minutes late");
  await expectKept(page, "drafts", "No problem at all");
  await page.reload();
  await expect(chat.field).toHaveValue("No problem at all");
  await expect(chat.composer).toContainText("Reply to +1 650 555 1111");
  await expect(chat.message("I will be there at 9:30")).toBeInViewport();
  await goOn.click();
  await expect(edit).toHaveValue("In the garage. The keys are under the mat.");
  await edit.press("Enter");
  await expect(chat.message("In the garage.")).toContainText("Edited");
  await expect(goOn).toBeHidden();

  // What somebody else changes says so too.
  const helper = await phones.helper();
  const sid = page.url().split("/").at(-1) ?? "";
  const conversation = helper.conversations.v1.conversations(sid);
  const waits = (await conversation.messages.list()).find(({ author }) => author === "bob");
  await conversation.messages(waits?.sid ?? "").update({ body: "I bring the keys at nine." });
  await expect(chat.message("I bring the keys at nine.")).toContainText("Edited");

  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await choose("Where can I park the van?", "Copy text");
  await expect.poll(clipboard).toBe("Where can I park the van?");
  await choose("Thanks!", "Copy link");
  await expect.poll(clipboard).toContain("?message=");
  const link = await clipboard();
  await choose("In the garage.", "Delete");
  const sure = page.getByRole("alertdialog", { name: "Delete this message?" });
  await expectAccessible(page);
  await sure.getByRole("button", { name: "Delete" }).click();
  await expect(chat.message("In the garage.")).toHaveCount(0);
  await page.goto(link);
  await expect(chat.message("Thanks!").getByRole("group", { name: /Thanks!/ })).toBeFocused();
  await expect(chat.message("In the garage.")).toHaveCount(0);

  // A name that somebody gave to a phone does not hide its number, on a narrow screen neither.
  const people = await conversation.participants.list();
  const maya = people.find(({ messagingBinding }) => messagingBinding?.address === phone1.address);
  await conversation.participants(maya?.sid ?? "").update({ attributes: '{"name":"Maya Chen"}' });
  await page.setViewportSize({ width: 390, height: 844 });
  const named = chat.message("Running 15 minutes late");
  await expect(named).toContainText("Maya Chen");
  await expect(named).toContainText("United States");
  await named.getByRole("button", { name: `Copy ${phone1.shown}` }).click();
  await expect.poll(clipboard).toBe(phone1.shown);
});

test("two people react at once and lose nothing", async ({ program, chat, browser }) => {
  const other = new Chat(await (await browser.newContext()).newPage());
  for (const [person, name] of [
    [chat, "Alice Moreau"],
    [other, "Bob Kowalski"],
  ] as const) {
    await person.page.setViewportSize({ width: 1280, height: 800 });
    await person.signIn(program.url, name);
    await person.open(title);
    const message = person.message("I will be there at 9:30");
    await message.getByText("I will be there").hover();
    await message.getByRole("button", { name: "React" }).click();
  }
  await Promise.all([
    chat.page.getByRole("button", { name: "React with 👍" }).click(),
    other.page.getByRole("button", { name: "React with 🎉" }).click(),
  ]);
  for (const person of [chat, other]) {
    const reactions = person.message("I will be there").getByRole("group", { name: "Reactions" });
    await expect(reactions.getByRole("button", { name: /👍/ })).toBeVisible();
    await expect(reactions.getByRole("button", { name: /🎉/ })).toBeVisible();
  }
  await expectAccessible(chat.page);
  const own = chat.message("I will be there").getByRole("button", { name: "You reacted with 👍" });
  await own.click();
  await expect(own).toBeHidden();
  await expect(other.message("I will be there").getByRole("button", { name: /👍/ })).toBeHidden();
  await expect(other.message("I will be there").getByRole("button", { name: /🎉/ })).toBeVisible();
  await other.page.close();
});

test("pictures from a phone open large, other files say what they are", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await phones.sendMedia(phone1.address, numberA.address, [
    picture("front.png"),
    picture("back.png", [160, 90, 60]),
    { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(412_000, 1) },
    { name: "tom.vcf", mimeType: "text/vcard", buffer: Buffer.from("BEGIN:VCARD") },
    { name: "hello.mp3", mimeType: "audio/mpeg", buffer: Buffer.alloc(900, 1) },
    { name: "walk.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(900, 1) },
  ]);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await page.getByRole("button", { name: "Open front.png" }).click();
  const lightbox = page.getByRole("dialog", { name: "front.png" });
  await expect(lightbox).toContainText("1 of 2");
  await expectAccessible(page);
  await page.keyboard.press("ArrowRight");
  const second = page.getByRole("dialog", { name: "back.png" });
  await expect(second.getByRole("img")).toBeInViewport({ ratio: 1 });
  await second.getByRole("button", { name: "Zoom in" }).click();
  await expect(second.getByRole("img")).not.toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Open front.png" })).toBeFocused();
  await expect(chat.thread.getByRole("link", { name: "Open plan.pdf" })).toContainText(
    "PDF, 412 kB",
  );
  await expect(chat.thread.getByRole("link", { name: "Download tom.vcf" })).toContainText(
    "Contact",
  );
  await expect(chat.thread.locator("audio")).toHaveAttribute("aria-label", "hello.mp3");
  // What this browser cannot play is there to be saved, and keeps nothing back of the rest.
  await expect(chat.thread.getByRole("link", { name: "Download walk.mp4" })).toBeVisible();

  // What the last visit kept shows the message before anything can be asked for.
  await expectKept(page, "threads", "front.png");
  await page.reload();
  await page.getByRole("button", { name: "Open front.png" }).click();
  await expect(lightbox.getByRole("img")).toBeVisible();
});

test("only safe links can be followed, long texts are folded", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  const { address } = phone1;
  await phones.text(address, numberA.address, "plan: example.org/a, javascript:alert(1) <b>x</b>");
  const lines = Array.from({ length: 31 }, (_, n) => `line ${n + 1}`).join("\n");
  await phones.text(address, numberA.address, lines);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const links = chat.message("plan:").getByRole("link");
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute("href", "https://example.org/a");
  await expect(links).toHaveAttribute("rel", /noopener/);
  await expect(chat.message("plan:")).toContainText("<b>x</b>");
  const height = async () => (await chat.message("line 31").boundingBox())?.height ?? 0;
  await expect.poll(height).toBeLessThan(400);
  await page.getByRole("button", { name: "Show all 31 lines" }).click();
  await expect.poll(height).toBeGreaterThan(600);
  await expect(page.getByRole("button", { name: "Show less" })).toBeVisible();
  await expect(chat.message("line 31")).toBeVisible();
});

test("a link and a date lead into the middle of a long history", async ({
  program,
  phones,
  chat,
}) => {
  test.slow();
  const { page } = chat;
  const helper = await phones.helper();
  const { serviceSid } = await phones.account();
  const { conversationSid } = await phones.text(phone1.address, numberA.address, "Hello");
  if (conversationSid === null) throw new Error("the text went nowhere");
  const { messages } = helper.conversations.v1.services(serviceSid).conversations(conversationSid);
  // All of it past, whatever the machine's date is.
  const now = new Date();
  const day = (n: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - 300 + n, 12));
  for (let n = 0; n < 120; n += 1) {
    await messages.create({ author: "diary", body: `entry ${n}`, dateCreated: day(n) });
  }
  const first = (await messages.list({ limit: 400 })).find(({ body }) => body === "entry 0");
  const at = (n: number) => (first?.index ?? 0) + n;

  await chat.signIn(program.url, "Alice Moreau");
  await page.goto(`${program.url}/c/${conversationSid}?message=${at(20)}`);
  await expect(chat.message(/^(?!.*entry 20\d).*entry 20/)).toBeInViewport();
  await expect(chat.message("entry 119")).toHaveCount(0);
  const dayOf = (n: number) => {
    const month = day(n).toLocaleDateString("en-US", { month: "short", timeZone: "UTC" });
    return new RegExp(`${month}\\w* ${day(n).getUTCDate()}(?!\\d)`);
  };
  await expect(chat.message(/entry 20\b/)).toContainText(dayOf(20));
  await expect(chat.message(/entry 21\b/)).toContainText(dayOf(21));

  // From there on the history goes on without holes, to the newest message.
  await chat.thread.hover();
  await expect
    .poll(
      async () => {
        await chat.scrollThread(1500);
        return chat.message("entry 119").count();
      },
      { timeout: 90_000 },
    )
    .toBe(1);
  // Pages that come in are no new messages; a message that comes is one.
  await chat.scrollThread(-3000);
  const jump = page.getByRole("button", { name: /Jump to latest/ });
  await expect(jump).toHaveAccessibleName("Jump to latest");
  await messages.create({ author: "diary", body: "a new entry" });
  await expect(jump).toHaveAccessibleName("Jump to latest, 1 new message");

  const search = page.getByRole("button", { name: "Search in this conversation" });
  await search.click();
  await page.getByLabel("Jump to a date").fill(day(40).toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Jump", exact: true }).click();
  await expect(chat.message("entry 40")).toBeInViewport();
  await search.click();
  await page.getByRole("searchbox", { name: "Search in this conversation" }).fill("entry 38");
  await expect(page.getByText("1 message found")).toBeVisible();
  await page
    .getByRole("list", { name: "Search in this conversation" })
    .getByRole("button", { name: /entry 38/ })
    .click();
  await expect(chat.message("entry 38")).toBeInViewport();
  await jump.click();
  await expect(chat.message("a new entry")).toBeInViewport();
});

test("arrow keys go from message to message, Enter to what can be done", async ({
  program,
  chat,
}) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await page.getByRole("group", { name: "Messages", exact: true }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("group", { name: /I will be there at 9:30/ })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("group", { name: /No problem, I will wait/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "React" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("button", { name: "Message options" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Message info" }).click();
  const info = page.getByRole("dialog", { name: "Message info" });
  await expect(info).toContainText(/IM[0-9a-f]{32}/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(info).toBeHidden();
  await page.getByRole("group", { name: "Messages", exact: true }).focus();
  await page.keyboard.press("Home");
  await expect(page.getByRole("group", { name: /the keys for 12 Maple Street/ })).toBeFocused();
});

test("who came, who left and a new title stand in the thread", async ({ program, chat }) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.addPerson("carol");
  await expect(chat.thread).toContainText("Carol Haddad joined");
  await expectAccessible(page);
  await chat.removePerson("Carol Haddad");
  await expect(chat.thread).toContainText("Carol Haddad left");
  await chat.details.getByRole("button", { name: "Rename" }).click();
  const rename = page.getByRole("dialog", { name: "Rename the conversation" });
  await rename.getByRole("textbox", { name: "Name" }).fill("Maple Street, day two");
  await rename.getByRole("button", { name: "Save" }).click();
  await expect(chat.thread).toContainText("Renamed to Maple Street, day two");
  await chat.details.getByRole("button", { name: /^Close, and free/ }).click();
  const close = page.getByRole("alertdialog", { name: "Close Maple Street, day two?" });
  await close.getByRole("button", { name: "Close conversation" }).click();
  await expect(chat.thread).toContainText("The conversation was closed");
});

test("a leg that failed says why and what to do, and asks nobody before somebody looks", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await phones.text(phone2.address, numberB.address, "STOP");
  const asked: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      if (payload.toString().includes("/Receipts")) asked.push(payload.toString());
    }),
  );
  // Without the phones beside it: the way of the last message, drawn there, is a look at its receipts.
  await page.setViewportSize({ width: 900, height: 800 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.send("Is anybody there?");
  const mark = chat.message("Is anybody there?").getByRole("button", { name: /failed/ });
  await expect(mark).toBeVisible();
  expect(asked).toEqual([]);
  await mark.click();
  const popover = page.getByRole("dialog", { name: "Delivery" });
  await expect(popover).toContainText("+1 650 555 2222 stopped texts from B");
  await expect(popover).toContainText("21610");
  await expect(popover).toContainText("they text START to +1 415 555 0120");
  await page.keyboard.press("Escape");

  // What a phone that was off did not get is sent again, with its file.
  await chat.expectDelivery("Is anybody there?", "1 of 2 delivered, 1 failed");
  await phones.setPhone(phone1.address, { state: "off" });
  await chat.attach([picture("door.png")]);
  await chat.sendButton.click();
  const sent = page.getByRole("button", { name: "Open door.png" });
  await expect(sent).toBeVisible();
  await phones.advanceClock(11 * 60_000);
  await phones.setPhone(phone1.address, { state: "on" });
  await page.getByRole("button", { name: /Failed on both phones/ }).click();
  await popover.getByRole("button", { name: "Send again" }).click();
  await popover.getByRole("button", { name: "Send it to everybody" }).click();
  await expect(sent).toHaveCount(2);
  await phones.expectPicture(phone1.address, "door.png");
});
