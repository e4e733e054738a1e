import type { ChatGateway } from "../domain/chatGateway.ts";
import { clientMessageIdOf } from "../domain/clientMessageId.ts";
import type { Message } from "../domain/entities.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";

const searchPageSize = 50;

/** Our clock and the service's may differ by this much. */
const clockSkewMs = 10 * 60 * 1000;

/** The message that an outbox entry became, read from the service; undefined when it has none. */
export async function findSent(
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
    const found = page.messages.find(
      (message) => clientMessageIdOf(message.attributes) === entry.clientMessageId,
    );
    const oldest = page.messages[0];
    if (found !== undefined || oldest === undefined || !page.hasOlder) return found;
    if (oldest.dateCreated < entry.createdAt - clockSkewMs) return undefined;
    anchor = oldest.index;
  }
}
