import { expectAccessible } from "./support/accessible.ts";
import { numberA, phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

test("three hints say what to try, go when it is done, and stay away", async ({
  program,
  chat,
}) => {
  const { page } = chat;
  await page.addInitScript(() => {
    // Once: what the page keeps itself has to last over a reload.
    if (sessionStorage.getItem("begun") === null) localStorage.setItem("partyline.hints", "");
    sessionStorage.setItem("begun", "yes");
  });
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open("Maple Street move-in");
  const hint = page.getByRole("complementary", { name: "Hint" });
  await expect(hint).toContainText("Text from this phone");
  await expectAccessible(page);

  const handset = chat.handset(phone1.shown);
  await handset.getByRole("textbox", { name: `Message to ${numberA.shown}` }).fill("First try");
  await handset.getByRole("button", { name: "Send" }).click();
  await expect(hint).toContainText("Answer here");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(hint).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.send("Welcome");
  await expect(hint).toContainText("Or watch");
  await hint.getByRole("button", { name: "Got it" }).click();
  await expect(hint).toBeHidden();

  await page.reload();
  await chat.expectMessage("Welcome");
  await expect(hint).toBeHidden();
});
