import { expectAccessible, expectNoSideScroll } from "./support/accessible.ts";
import { numberA, numberB, numberC, phone1, phone2 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

test("the story plays itself to its end, through phones, chat and a program", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.addInitScript(() => localStorage.setItem("partyline.storySpeed", "instant"));
  await chat.signIn(program.url, "Alice Moreau");
  await page.getByRole("button", { name: "Play the story" }).click();
  const story = page.getByRole("region", { name: "Story" });
  await expect(story.getByRole("combobox", { name: "Speed" })).toHaveValue("instant");

  await expect(story.getByText("The end of “The story”")).toBeVisible({ timeout: 120_000 });
  await expect(story.getByRole("listitem", { name: /done$/ })).toHaveCount(7);
  await expectAccessible(page);

  await chat.open("Maple Street move-in");
  await chat.expectMessage("The van is here, where do I park?", phone1.shown);
  await chat.expectMessage("In the yard, the gate is open", phone2.shown);
  await chat.expectDelivery("I hold the door for you", "Delivered to both phones");
  await expect(
    chat.handset(phone2.shown).getByText("The van is here, where do I park?"),
  ).toBeVisible();
  for (const [phone, from, body] of [
    [phone1, numberA, "In the yard, the gate is open"],
    [phone1, numberA, "The lift is yours from 9 to 12."],
    [phone2, numberB, "I hold the door for you"],
  ] as const) {
    await phones.expectReceived(phone.address, { from: from.address, body });
  }
  await chat.open("June, kitchen tap");
  await chat.expectMessage("I can let the plumber in", phone1.shown);
  await expect(chat.details.getByText(numberC.shown)).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideScroll(page);
});

test("every other scene comes out as it says", async ({ program, chat }) => {
  test.slow();
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.addInitScript(() => localStorage.setItem("partyline.storySpeed", "instant"));
  await chat.signIn(program.url, "Alice Moreau");
  await page.getByRole("button", { name: "Play the story" }).click();
  const story = page.getByRole("region", { name: "Story" });
  await expect(story.getByRole("button", { name: "Scenes" })).toBeVisible();

  for (const [title, steps] of [
    ["One phone, two conversations", 3],
    ["A pair that is refused", 3],
    ["The WhatsApp window closes", 4],
    ["A phone is off", 4],
    ["A webhook edits a message", 3],
    ["A group text", 2],
  ] as const) {
    await story.getByRole("button", { name: "Scenes" }).click();
    await page.getByRole("menuitem", { name: title }).click();
    await expect(story.getByText(`The end of “${title}”`), title).toBeVisible({ timeout: 120_000 });
    await expect(story.getByRole("listitem", { name: /done$/ }), title).toHaveCount(steps);
  }
  // The last of them is a group text: nobody in it has a Twilio number of their own.
  await chat.open("Saturday crew");
  await chat.showDetails();
  const people = chat.details.getByRole("listitem");
  await expect(people.filter({ hasText: "Alice Moreau" })).toContainText(
    `In a group text as ${numberC.shown}`,
  );
  await expect(people.filter({ hasText: phone1.shown })).toContainText(
    "In a group text: no Twilio number of its own",
  );
});
