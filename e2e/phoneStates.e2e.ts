import { numberB, phone1, phone2 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

test("a landline is marked on the handset, and the chat says what failed and why", async ({
  program,
  phones,
  chat,
}) => {
  await chat.page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open("Maple Street move-in");
  await phones.setPhone(phone2.address, { state: "landline" });
  const handset = chat.handset(phone2.shown);
  await expect(handset.getByText("Landline: voice only")).toBeVisible();
  await expect(
    handset.getByRole("textbox", { name: `Message to ${numberB.shown}` }),
  ).toBeDisabled();

  await chat.send("Do you read this?");
  await chat.expectDelivery("Do you read this?", "1 failed");
  await chat
    .message("Do you read this?")
    .getByRole("button", { name: /failed/ })
    .click();
  const leg = chat.page
    .getByRole("dialog", { name: "Delivery" })
    .getByRole("listitem")
    .filter({ hasText: phone2.shown });
  await expect(leg).toContainText("30006");
  await expect(leg).toContainText("landline");
  await leg.getByRole("button", { name: "Change number" }).click();
  const dialog = chat.page.getByRole("dialog", { name: "Change number" });
  await dialog.getByRole("textbox", { name: "Phone number" }).fill("+1 650 555 4444");
  await dialog.getByRole("button", { name: "Change, with B" }).click();
  await expect(dialog).toBeHidden();
  await expect(chat.details).toContainText("+1 650 555 4444");
  await expect(chat.details).not.toContainText(phone2.shown);

  await phones.setPhone(phone2.address, { state: "on" });
  await expect(handset.getByText("Landline: voice only")).toBeHidden();
  await expect(chat.handset(phone1.shown).getByText("Do you read this?")).toBeVisible();
});
