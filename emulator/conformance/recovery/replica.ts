import type { Client, Conversation, Message, Paginator } from "@twilio/conversations";

/** What a person sees in their app, as plain data. */
export interface Snapshot {
  conversations: unknown[];
  users: unknown[];
}

/**
 * An app that reads each conversation once, when it comes, and from then on only listens. Whatever an event did not tell is
 * missing in it for good.
 *
 * A conversation comes with `conversationAdded`, and every time it does the app begins anew. This is because of a fault of
 * every version of the SDK (`_upsertConversation` in its data/conversations.js). When a change of the person's own list
 * arrives while a conversation is still being opened, `_updateConversation` already tells `conversationJoined`; the client
 * passes on no event of that object yet. And when a cut then ends the opening, it forgets that object and later opens another,
 * which knows none of the messages that were read through the first, and so tells of no removal of them. Only an object
 * that was added tells everything.
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

  const read = new Set<string>();
  /** How often each has come. */
  const arrivals = new Map<string, number>();
  const forget = ({ sid }: Conversation) => {
    held.delete(sid);
    read.delete(sid);
    arrivals.set(sid, (arrivals.get(sid) ?? 0) + 1);
  };
  client.on("conversationAdded", forget);
  client.on("conversationRemoved", forget);

  const readOnce = async (conversation: Conversation) => {
    const { sid } = conversation;
    if (read.has(sid)) return;
    const arrival = arrivals.get(sid);
    const messages = await allItems(await conversation.getMessages(50));
    if (arrivals.get(sid) !== arrival) return;
    for (const message of messages) hold(message);
    read.add(sid);
  };
  // A cut in the middle is made good by the next snapshot.
  client.on("conversationJoined", (conversation) => void readOnce(conversation).catch(() => {}));

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
