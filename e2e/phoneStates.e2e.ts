import { numberB, phone1, phone2 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const unreachableAfterMs = 10 * 60_000;

test("a phone that stays off, or is a landline, is marked on the handset, and the chat says what failed and why", async ({
  program,
  phones,
  chat,
}) => {
  await chat.page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open("Maple Street move-in");
  const handset = chat.handset(phone2.shown);
  const openLeg = async (text: string) => {
    await chat
      .message(text)
      .getByRole("button", { name: /failed/ })
      .click();
    const dialog = chat.page.getByRole("dialog", { name: "Delivery" });
    return dialog.getByRole("listitem").filter({ hasText: phone2.shown });
  };

  // The carrier tries for a while, and gives up; whoever opens the page meanwhile is told that a text waits.
  await handset.getByRole("button", { name: `Switch ${phone2.shown} off` }).click();
  await chat.send("Are you there?");
  await expect(handset.getByText("Off. 1 message waits.")).toBeVisible();
  await chat.expectDelivery("Are you there?", "1 of 2 delivered, 1 sent");
  await chat.page.reload();
  await expect(handset.getByText("Off. 1 message waits.")).toBeVisible();
  await phones.advanceClock(unreachableAfterMs);
  await expect(handset.getByText("Off. Texts wait until it is on.")).toBeVisible();
  await chat.expectDelivery("Are you there?", "1 failed");
  await expect(await openLeg("Are you there?")).toContainText("30003");
  await chat.page.keyboard.press("Escape");
  await handset.getByRole("button", { name: `Switch ${phone2.shown} on` }).click();

  await chat.page.getByRole("button", { name: `Options for phone ${phone2.shown}` }).click();
  await chat.page.getByRole("menuitem", { name: "What keeps texts away" }).click();
  await chat.page.getByRole("radio", { name: /A landline/ }).check();
  await chat.page.keyboard.press("Escape");
  await expect(handset.getByText("Landline: voice only")).toBeVisible();
  await expect(
    handset.getByRole("textbox", { name: `Message to ${numberB.shown}` }),
  ).toBeDisabled();

  await chat.send("Do you read this?");
  await chat.expectDelivery("Do you read this?", "1 failed");
  const leg = await openLeg("Do you read this?");
  await expect(leg).toContainText("30006");
  await expect(leg).toContainText("landline");
  await leg.getByRole("button", { name: "Change number" }).click();
  const dialog = chat.page.getByRole("dialog", { name: "Change number" });
  await dialog.getByRole("textbox", { name: "Phone number" }).fill("+1 650 555 4444");
  await dialog.getByRole("button", { name: "Change, with B" }).click();
  await expect(dialog).toBeHidden();
  await expect(chat.details).toContainText("+1 650 555 4444");
  await expect(chat.details).not.toContainText(phone2.shown);

  await handset.getByRole("button", { name: `Switch ${phone2.shown} on` }).click();
  await expect(handset.getByText("Landline: voice only")).toBeHidden();
  await expect(chat.handset(phone1.shown).getByText("Do you read this?")).toBeVisible();

  // Who texts STOP is asked for nothing more, until START.
  const choose = async (entry: string) => {
    await chat.page.getByRole("button", { name: `Options for phone ${phone2.shown}` }).click();
    await chat.page.getByRole("menuitem", { name: entry }).click();
  };
  await choose("Text STOP to B");
  await expect(handset.getByText("Stopped texts from B")).toBeVisible();
  await expect(handset.getByText(/successfully been unsubscribed/)).toBeVisible();
  await choose("Text START to B");
  await expect(handset.getByText("Stopped texts from B")).toBeHidden();
  await phones.expectReceived(phone2.address, {
    from: numberB.address,
    body: "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
  });
});
