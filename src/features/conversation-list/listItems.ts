import type { ConversationSid, MessageSid } from "../../domain/sids.ts";

/** A line of the list: a conversation, a message that was found, or the words above those. */
export type ListItem =
  | { kind: "conversation"; key: string; sid: ConversationSid }
  | { kind: "heading"; key: string }
  | { kind: "message"; key: string; messageSid: MessageSid };

export function listItems(found: {
  conversations: readonly ConversationSid[];
  messages: readonly MessageSid[];
}): readonly ListItem[] {
  const items: ListItem[] = found.conversations.map((sid) => ({
    kind: "conversation",
    key: sid,
    sid,
  }));
  if (found.messages.length === 0) return items;
  items.push({ kind: "heading", key: "messages" });
  for (const messageSid of found.messages) {
    items.push({ kind: "message", key: messageSid, messageSid });
  }
  return items;
}

export function keyOf(item: ListItem): string {
  return item.key;
}

/** The element's id, by which the list moves the focus. */
export function itemId(item: Pick<ListItem, "key">): string {
  return `list-${item.key}`;
}

/** The item to which a key leads from the focused one; undefined when it leads nowhere. */
export function keyTarget(
  key: string,
  at: number,
  items: readonly ListItem[],
): ListItem | undefined {
  const stops = items.filter((item) => item.kind !== "heading");
  const place = stops.findIndex((item) => item === items[at]);
  switch (key) {
    case "ArrowDown":
      return stops[place + 1];
    case "ArrowUp":
      return place > 0 ? stops[place - 1] : undefined;
    case "Home":
      return stops[0];
    case "End":
      return stops.at(-1);
    default:
      return undefined;
  }
}
