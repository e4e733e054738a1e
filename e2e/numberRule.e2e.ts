import type { Chat } from "./support/chat.ts";
import type { Control } from "./support/control.ts";
import { numberA, numberB, numberC, phone1, phone2, phone3 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const first = "Conversation one";
const second = "Conversation two";

// The routing table of the story: which conversation a text of (phone, Twilio number) belongs to.
const routes = [
  { phone: phone1, number: numberA, title: first },
  { phone: phone1, number: numberB, title: second },
  { phone: phone2, number: numberA, title: first },
  { phone: phone3, number: numberA, title: second },
];

async function textEveryRoute(chat: Chat, phones: Control, round: string): Promise<void> {
  for (const { phone, number, title } of routes) {
    const body = `${round}: ${phone.address} to ${number.address}`;
    await phones.text(phone.address, number.address, body);
    await chat.open(title);
    await chat.expectMessage(body, phone.shown);
  }
}

test("each pair of phone and Twilio number leads to its conversation, over a restart too", async ({
  program,
  phones,
  chat,
}) => {
  await phones.reset("empty");
  await chat.signIn(program.url, "dana");
  await chat.createConversation(first);
  await chat.addPhone(phone1.shown, numberA.shown);
  await chat.addPhone(phone2.shown, numberA.shown);
  await chat.createConversation(second);
  await chat.addPhone(phone1.shown, numberB.shown);
  await chat.addPhone(phone3.shown, numberA.shown);

  await textEveryRoute(chat, phones, "before");
  await chat.open(first);
  await chat.send("Who can come?");
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Who can come?" });

  await program.restart();
  await chat.expectConnected();
  await textEveryRoute(chat, phones, "after");

  await chat.page.reload();
  await chat.open(first);
  await chat.expectMessage("Who can come?");
  await chat.expectMessage(`before: ${phone1.address} to ${numberA.address}`, phone1.shown);
  await expect(chat.message(phone3.address)).toHaveCount(0);
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "Who can come?" });
});

test("a refused pair is explained: who holds it and which numbers are free", async ({
  program,
  phones,
  chat,
}) => {
  await chat.signIn(program.url, "Alice Moreau");
  await expect(chat.row("Maple Street move-in")).toBeVisible();
  await chat.createConversation("Boiler repair");
  const dialog = await chat.startAddingPhone(phone1.shown);

  const taken = dialog.getByRole("radio", { name: numberA.shown });
  await expect(taken).toBeDisabled();
  await expect(dialog.getByText("Taken: Maple Street move-in")).toBeVisible();
  await dialog.getByRole("radio", { name: numberB.shown }).check();

  // Somebody else takes the pair while the dialog is open.
  const helper = await phones.helper();
  const other = await helper.conversations.v1.conversations.create({
    friendlyName: "Taken meanwhile",
  });
  // Not other.participants(): the helper's new conversation does not know its own sid (twilio 6.2.0).
  await helper.conversations.v1.conversations(other.sid).participants.create({
    "messagingBinding.address": phone1.address,
    "messagingBinding.proxyAddress": numberB.address,
  });
  await dialog.getByRole("button", { name: "Add with B" }).click();
  const note = dialog.getByRole("alert");
  await expect(note).toContainText(`${phone1.shown} already uses B elsewhere`);
  await expect(note).toContainText("50416");
  await expect(note).toContainText("C is free for this phone");

  await dialog.getByRole("radio", { name: numberC.shown }).check();
  await dialog.getByRole("button", { name: "Add with C" }).click();
  await expect(dialog).toBeHidden();
  await phones.text(phone1.address, numberC.address, "The boiler drips");
  await chat.expectMessage("The boiler drips", phone1.shown);
});
