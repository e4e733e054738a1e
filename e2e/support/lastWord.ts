import type { Chat } from "./chat.ts";
import type { Control } from "./control.ts";
import { numberA, phone1 } from "./numbers.ts";

/**
 * Messages of a conversation go one after the other: when a last one has arrived, whatever was to be sent before it has
 * been sent, a second copy too.
 */
export async function expectSentOnce(chat: Chat, phones: Control): Promise<void> {
  const body = "That was all";
  await chat.send(body);
  await phones.expectReceived(phone1.address, { from: numberA.address, body });
  await phones.expectNothingTwice();
}
