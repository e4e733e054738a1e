import { numberA, numberB, phone1, phone2 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

test("a text from a phone is a bubble in the chat and a text on the other phone", async ({
  program,
  phones,
  chat,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);

  await phones.text(phone1.address, numberA.address, "The van is here");
  await chat.expectMessage("The van is here", phone1.shown);
  await phones.expectReceived(phone2.address, { from: numberB.address, body: "The van is here" });

  await phones.text(phone2.address, numberB.address, "Coming down");
  await chat.expectMessage("Coming down", phone2.shown);
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Coming down" });

  const own = (await phones.messages(phone1.address)).filter(
    ({ direction, body }) => direction === "inbound" && body === "The van is here",
  );
  expect(own, "nobody gets their own message back").toEqual([]);
});

test("an answer in the chat reaches each phone from its own Twilio number", async ({
  program,
  phones,
  chat,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);

  await chat.send("I hold the door");
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "I hold the door" });
  await phones.expectReceived(phone2.address, { from: numberB.address, body: "I hold the door" });
  await chat.expectMessage("I hold the door");
  await chat.expectDelivery("I hold the door", "Delivered to both phones");

  await chat.message("I hold the door").getByRole("button", { name: "Delivered" }).click();
  const popover = chat.page.getByRole("dialog", { name: "Delivery" });
  for (const [phone, number] of [
    [phone1, numberA],
    [phone2, numberB],
  ] as const) {
    const leg = popover.getByRole("listitem").filter({ hasText: phone.shown });
    await expect(leg).toContainText(number.shown);
    await expect(leg).toContainText("Delivered");
    await expect(leg).toContainText(/\d+:\d\d:\d\d/);
  }
  await popover.getByRole("button", { name: "Copy as text" }).click();
  await expect(chat.page.getByText("Delivery copied")).toBeVisible();
  const copied = await chat.page.evaluate(() => navigator.clipboard.readText());
  for (const [phone, number] of [
    [phone1, numberA],
    [phone2, numberB],
  ] as const) {
    expect(copied).toContain(`${phone.shown}, SMS from ${number.shown}: Delivered, `);
  }
});

test("a program posts by REST and all three get it", async ({ program, phones, chat }) => {
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const conversationSid = chat.page.url().split("/").at(-1) ?? "";

  const helper = await phones.helper();
  await helper.conversations.v1
    .conversations(conversationSid)
    .messages.create({ author: "booking-service", body: "Elevator reserved, reference 4471" });

  await chat.expectMessage("Elevator reserved, reference 4471", "booking-service");
  for (const [phone, number] of [
    [phone1, numberA],
    [phone2, numberB],
  ] as const) {
    await phones.expectReceived(phone.address, {
      from: number.address,
      body: "Elevator reserved, reference 4471",
    });
  }
});

test("the handsets beside the chat text and receive", async ({ program, chat }) => {
  await chat.page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);

  const handset = chat.handset(phone1.shown);
  await handset.getByRole("textbox", { name: `Message to ${numberA.shown}` }).fill("On my way");
  await handset.getByRole("button", { name: "Send" }).click();
  await chat.expectMessage("On my way", phone1.shown);
  await expect(chat.handset(phone2.shown).getByText("On my way")).toBeVisible();

  await chat.send("Good, second floor");
  await expect(handset.getByText("Good, second floor")).toBeVisible();
  await expect(chat.handset(phone2.shown).getByText("Good, second floor")).toBeVisible();
});

test("a phone that is off gets its texts when it is on again", async ({
  program,
  phones,
  chat,
}) => {
  await chat.page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const handset = chat.handset(phone2.shown);
  await handset.getByRole("button", { name: `Switch ${phone2.shown} off` }).click();

  await chat.send("Are you there?");
  await chat.expectDelivery("Are you there?", "1 of 2 delivered");
  await expect(handset.getByText("Off. 1 message waits.")).toBeVisible();

  await handset.getByRole("button", { name: `Switch ${phone2.shown} on` }).click();
  await phones.expectReceived(phone2.address, { from: numberB.address, body: "Are you there?" });
  await chat.expectDelivery("Are you there?", "Delivered to both phones");
});
