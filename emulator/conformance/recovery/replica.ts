import type { Client, Conversation, Message, Paginator } from "@twilio/conversations";

/** What a person sees in their app, as plain data. */
export interface Snapshot {
  conversations: unknown[];
  users: unknown[];
}

/**
 * An app that reads each conversation once, when it comes, and from then on only listens. Whatever an event did not tell is
 * missing in it for good.
 */
export interface Replica {
  /** Throws while something is still being read. */
  snapshot(people: readonly string[]): Promise<Snapshot>;
}

export function createReplica(client: Client): Replica {
  const held = new Map<string, Map<number, Message>>();
  const messagesOf = (sid: string) => {
    const known = held.get(sid);
    if (known !== undefined) return known;
    const messages = new Map<number, Message>();
    held.set(sid, messages);
    return messages;
  };
  const hold = (message: Message) =>
    void messagesOf(message.conversation.sid).set(message.index, message);
  client.on("messageAdded", hold);
  client.on("messageRemoved", ({ conversation, index }) => {
    messagesOf(conversation.sid).delete(index);
  });
  client.on("conversationRemoved", ({ sid }) => held.delete(sid));

  const read = new Set<string>();
  const readOnce = async (conversation: Conversation) => {
    if (read.has(conversation.sid)) return;
    for (const message of await allItems(await conversation.getMessages(50))) hold(message);
    read.add(conversation.sid);
  };
  // A cut in the middle is made good by the next snapshot.
  client.on("conversationJoined", (conversation) => void readOnce(conversation).catch(() => {}));
  client.on("conversationRemoved", ({ sid }) => read.delete(sid));

  return {
    async snapshot(people) {
      const conversations = await allItems(await client.getSubscribedConversations());
      for (const conversation of conversations) await readOnce(conversation);
      const shown = await Promise.all(
        conversations.map((one) => showConversation(one, [...messagesOf(one.sid).values()])),
      );
      return {
        conversations: shown.toSorted((a, b) => (a.sid < b.sid ? -1 : 1)),
        users: await Promise.all(people.map((identity) => showUser(client, identity))),
      };
    },
  };
}

async function allItems<Item>(first: Paginator<Item>): Promise<Item[]> {
  let page = first;
  const items = [...page.items];
  // Messages come from the end, conversations from the beginning.
  while (page.hasPrevPage) {
    page = await page.prevPage();
    items.unshift(...page.items);
  }
  page = first;
  while (page.hasNextPage) {
    page = await page.nextPage();
    items.push(...page.items);
  }
  return items;
}

async function showConversation(conversation: Conversation, messages: Message[]) {
  const people = await conversation.getParticipants();
  const { sid, friendlyName, uniqueName, attributes, notificationLevel, state, status } =
    conversation;
  return {
    ...{ sid, friendlyName, uniqueName, attributes, notificationLevel, status },
    state: state?.current,
    lastReadMessageIndex: conversation.lastReadMessageIndex,
    lastMessage: conversation.lastMessage?.index,
    unread: await conversation.getUnreadMessagesCount(),
    participants: people
      .map((one) => ({
        ...{ sid: one.sid, identity: one.identity, type: one.type, attributes: one.attributes },
        lastReadMessageIndex: one.lastReadMessageIndex,
      }))
      .toSorted((a, b) => (a.sid < b.sid ? -1 : 1)),
    messages: messages
      .map((one) => ({
        ...{ index: one.index, sid: one.sid, author: one.author, body: one.body },
        ...{ attributes: one.attributes, lastUpdatedBy: one.lastUpdatedBy },
        delivered: one.aggregatedDeliveryReceipt?.delivered,
      }))
      .toSorted((a, b) => a.index - b.index),
  };
}

async function showUser(client: Client, identity: string) {
  const { friendlyName, attributes, isOnline } = await client.getUser(identity);
  return { identity, friendlyName, attributes, isOnline };
}
