import type { ChatEvent } from "../domain/chatEvent.ts";
import type { ChatGateway } from "../domain/chatGateway.ts";
import type { Message } from "../domain/entities.ts";
import type { ChatStore } from "../store/chatStore.ts";
import type { Tabs } from "./tabs.ts";

interface NewMessagesParts {
  gateway: Pick<ChatGateway, "subscribe">;
  store: ChatStore;
  tabs: Pick<Tabs, "isLeading">;
  now: () => number;
}

/**
 * Tells of messages that somebody should hear of: new ones of others, in conversations that are not muted, in the
 * leading tab only. An edit or a page of old messages is no news.
 */
export function watchNewMessages(
  { gateway, store, tabs, now }: NewMessagesParts,
  onMessage: (message: Message) => void,
): () => void {
  const since = now();
  const told = new Set<string>();

  function handle(event: ChatEvent): void {
    if (event.type !== "messageUpserted") return;
    const { message } = event;
    const { me, conversations } = store.getState();
    // Every message passes here, also edits of old ones.
    if (told.has(message.sid) || message.dateCreated < since) return;
    told.add(message.sid);
    const conversation = conversations[message.conversationSid];
    if (message.author === me || conversation === undefined || conversation.muted) return;
    if ((conversation.lastReadMessageIndex ?? -1) >= message.index) return;
    if (tabs.isLeading()) onMessage(message);
  }

  return gateway.subscribe(handle);
}
