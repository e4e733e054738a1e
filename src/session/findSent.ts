import type { ChatGateway } from "../domain/chatGateway.ts";
import { clientMessageIdOf } from "../domain/clientMessageId.ts";
import type { Message } from "../domain/entities.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";

const searchPageSize = 50;

/** Our clock and the service's may differ by this much. */
const clockSkewMs = 10 * 60 * 1000;

/**
 * Messages read from the service in search of the one that an outbox entry became. They are as good as events: none
 * may ever come for them.
 */
export async function findSent(
  gateway: Pick<ChatGateway, "loadMessages" | "loadUntold">,
  entry: OutboxMessage,
): Promise<Message[]> {
  const untold = await gateway.loadUntold(entry.conversationSid);
  if (untold.some((message) => isOf(entry, message))) return untold;
  const known = await searchKnown(gateway, entry);
  return known === undefined ? untold : [...untold, known];
}

/** Back from the newest to where it was sent. After a reload, nothing of this has been told here. */
async function searchKnown(
  gateway: Pick<ChatGateway, "loadMessages">,
  entry: OutboxMessage,
): Promise<Message | undefined> {
  let anchor: number | undefined;
  for (;;) {
    const page = await gateway.loadMessages(entry.conversationSid, {
      direction: "older",
      pageSize: searchPageSize,
      ...(anchor !== undefined && { anchor }),
    });
    const found = page.messages.find((message) => isOf(entry, message));
    const oldest = page.messages[0];
    if (found !== undefined || oldest === undefined || !page.hasOlder) return found;
    if (isBefore(oldest, entry)) return undefined;
    anchor = oldest.index;
  }
}

function isOf(entry: OutboxMessage, message: Message): boolean {
  return clientMessageIdOf(message.attributes) === entry.clientMessageId;
}

function isBefore(message: Message, { sentAfter, createdAt }: OutboxMessage): boolean {
  if (sentAfter !== null) return message.index <= sentAfter;
  return message.dateCreated < createdAt - clockSkewMs;
}
