import { expectSameAsFresh } from "./support/freshClient.ts";
import { expectKept } from "./support/kept.ts";
import { expectSentOnce } from "./support/lastWord.ts";
import { numberA, numberB, phone1, phone2 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";
test.beforeEach(async ({ chat }) => {
  // High enough to hold every thread: a virtual list draws only what is in view.
  await chat.page.setViewportSize({ width: 1280, height: 2600 });
});

const burst = Array.from({ length: 20 }, (_, n) => `burst ${String(n + 1).padStart(2, "0")}`);

test("a burst of 20 texts with the socket cut in it is shown once and in order", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  for (const [position, body] of burst.entries()) {
    await phones.text(phone1.address, numberA.address, body);
    if (position === 6 || position === 13) await phones.dropConnections();
  }
  await chat.expectMessage("burst 20");
  await expect
    .poll(async () => (await chat.thread.innerText()).match(/burst \d\d/g))
    .toEqual(burst);

  await chat.page.reload();
  await chat.expectMessage("burst 20");
  await expect
    .poll(async () => (await chat.thread.innerText()).match(/burst \d\d/g))
    .toEqual(burst);
  await expectSameAsFresh(chat.page, browser);
});

test("an expired token is renewed without a reload", async ({ program, phones, chat, browser }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
  const renewed = chat.page.waitForResponse(
    (response) => response.url().endsWith("/api/token") && response.ok(),
  );
  // Tokens count in whole seconds, so that one made in this second has not expired yet.
  await expect
    .poll(async () => (await phones.dropConnections({ expireTokens: true })).dropped)
    .toBe(1);
  await renewed;
  await phones.text(phone1.address, numberA.address, "After the expiry");
  await chat.expectMessage("After the expiry", phone1.shown);
  await chat.send("Still here");
  await phones.expectReceived(phone2.address, { from: numberB.address, body: "Still here" });
  expect(await chat.page.evaluate(() => "notReloaded" in globalThis)).toBe(true);
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});

test("what is written while the program is down goes out once when it is back", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await program.end("SIGKILL");
  await expect(chat.page.getByText(/Offline since/)).toBeVisible();
  await chat.send("Written offline");
  await chat.expectMessage("Written offline");
  await program.start();
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Written offline" });
  await chat.expectDelivery("Written offline", "Delivered to both phones");
  await chat.expectMessage("Written offline");
  await expectSentOnce(chat, phones);
  await expectSameAsFresh(chat.page, browser);
});

test("an outbox and a draft survive a reload", async ({ program, phones, chat, browser }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const box = chat.page.getByRole("textbox", { name: "Message", exact: true });
  await box.fill("half a thought");
  await chat.open("June, kitchen tap");
  await expect(box).toHaveValue("");
  await phones.text(phone1.address, numberA.address, "An incoming text");
  await chat.open(title);
  await expect(box).toHaveValue("half a thought");
  await expectKept(chat.page, "drafts", "half a thought");
  await chat.page.reload();
  await expect(box).toHaveValue("half a thought");
  await box.fill("");
  await expectSameAsFresh(chat.page, browser);
});
