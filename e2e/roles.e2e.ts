import { expectKept } from "./support/kept.ts";
import { numberA, phone1 } from "./support/numbers.ts";
import { picture } from "./support/picture.ts";
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
  // What is told after it: by then the role is known here.
  await phones.text(phone1.address, numberA.address, "Are you there?");
  await chat.expectMessage("Are you there?");

  await chat.send("Is anybody there");
  const row = chat.message("Is anybody there");
  await expect(row).toContainText("Not sent");
  await expect(row).toContainText(`${refusal} (50107)`);
  const notHere = "Your role does not allow writing here. What you wrote is kept.";
  await expect(chat.composer).toContainText(notHere);
  await expect(chat.sendButton).toHaveAccessibleDescription(notHere);
  const own = chat.message("The gate code is 4821");
  await chat.field.press("ArrowUp");
  const edit = page.getByRole("textbox", { name: "Edit message" });
  await edit.fill("changed");
  await edit.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: refusal })).toBeVisible();
  await edit.press("Escape");
  const menuItem = async (name: string) => {
    await own.hover();
    await own.getByRole("button", { name: "Message options" }).click();
    return page.getByRole("menuitem", { name, exact: true });
  };
  await (await menuItem("Delete")).click();
  const asking = page.getByRole("alertdialog", { name: "Delete this message?" });
  await asking.getByRole("button", { name: "Delete" }).click();
  await expect(asking).toContainText(refusal);
  await page.keyboard.press("Escape");
  for (const name of ["Edit", "Delete"]) {
    await expect(await menuItem(`${name} ${reason}`)).toBeDisabled();
    await page.keyboard.press("Escape");
  }

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
  await expect(chat.composer).not.toContainText(notHere);
  await row.getByRole("button", { name: "Retry" }).click();
  await chat.expectDelivery("Is anybody there", "Delivered to both phones");

  // Who is removed has what they wrote all the same, also from another conversation and after a reload.
  await phones.fault({
    on: "sdk",
    effect: "error",
    method: "POST",
    path: "/Messages",
    code: 50107,
    status: 403,
  });
  await chat.send("Left behind");
  await expect(chat.message("Left behind")).toContainText("Not sent");
  await chat.attach([picture("plan.png")]);
  await chat.field.fill("half a thought");
  await expectKept(page, "drafts", "half a thought");
  await expectKept(page, "outbox", '"failed"');
  await talk.participants(me?.sid ?? "").remove();
  await expect(page.getByText("This conversation is not here")).toBeVisible();
  const notes = chat.composer;
  await expect(notes).toContainText(`${refusal}`);
  for (const words of ["Left behind", "half a thought", "plan.png"]) {
    await expect(notes).toContainText(words);
  }
  await chat.open("June, kitchen tap");
  await page.reload();
  const way = page.getByRole("link", { name: /conversation you are no longer in: Left behind/ });
  await way.click();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await notes.getByRole("button", { name: "Copy text" }).first().click();
  await expect(page.getByText("Copied. The text is still here too.")).toBeVisible();
  await notes.getByRole("button", { name: "Discard" }).first().click();
  await expect(notes).not.toContainText("Left behind");
  await notes.getByRole("button", { name: "Discard" }).click();
  await expect(notes).toHaveText("");
  await expect(page.getByRole("link", { name: /you are no longer in/ })).toHaveCount(0);
});
