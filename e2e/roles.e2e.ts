import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";
const refusal = "Your role does not allow this.";
const reason = "Your role does not allow this here.";

test("who may only read is told so, keeps what they wrote, and sends it when they may", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  const { v1 } = (await phones.helper()).conversations;
  const talk = v1.conversations(new URL(page.url()).pathname.split("/")[2] ?? "");
  const me = (await talk.participants.list()).find(({ identity }) => identity === "alice");
  const reader = await v1.roles.create({
    friendlyName: "reader",
    type: "conversation",
    permission: ["editNotificationLevel"],
  });
  await talk.participants(me?.sid ?? "").update({ roleSid: reader.sid });

  await chat.send("Is anybody there");
  const row = chat.message("Is anybody there");
  await expect(row).toContainText("Not sent");
  await expect(row).toContainText(`${refusal} (50107)`);

  // Tried once, an action says why it cannot be done.
  const rename = chat.details.getByRole("button", { name: "Rename" });
  await rename.click();
  const dialog = page.getByRole("dialog", { name: "Rename the conversation" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Elm Street");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toContainText(refusal);
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("Elm Street");
  await page.keyboard.press("Escape");
  await expect(rename).toHaveAttribute("aria-disabled", "true");
  await expect(rename).toHaveAccessibleDescription(reason);
  const leave = chat.details.getByRole("button", { name: "Leave" });
  await leave.click();
  const asked = page.getByRole("alertdialog");
  await asked.getByRole("button", { name: "Leave" }).click();
  await expect(asked).toContainText(refusal);
  await page.keyboard.press("Escape");
  await expect(leave).toHaveAccessibleDescription(reason);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await talk.participants(me?.sid ?? "").update({ roleSid: me?.roleSid ?? "" });
  await expect(rename).not.toHaveAttribute("aria-disabled");
  await expect(leave).not.toHaveAttribute("aria-disabled");
  await row.getByRole("button", { name: "Retry" }).click();
  await chat.expectDelivery("Is anybody there", "Delivered to both phones");
});
