import type { OutboxMessage, RecallInto } from "../domain/outboxMessage.ts";
import { quoteIn } from "../domain/quote.ts";
import { composingOf, setComposing, toAttachment } from "../store/composing.ts";
import type { Draft, DraftFiles, DraftReply } from "./chatStorage.ts";
import type { SessionParts } from "./sessionParts.ts";

type TakeOutParts = Pick<SessionParts, "store" | "storage" | "tabs" | "inBackground">;

/** Takes an entry that is not under way out of the outbox: back to what is being written, or away. */
export function takeOut(parts: TakeOutParts, message: OutboxMessage, into: RecallInto): void {
  const { store, tabs } = parts;
  const { clientMessageId } = message;
  if (into === "draft") putBack(parts, message);
  store.dispatch({ type: "outboxRemoved", clientMessageId });
  tabs.tell({ type: "outboxRemoved", clientMessageId });
}

function putBack({ store, storage, tabs, inBackground }: TakeOutParts, message: OutboxMessage) {
  const { conversationSid, clientMessageId } = message;
  const before = store.getState().drafts[conversationSid] ?? "";
  const draft: Draft = { conversationSid, body: joined(before, message.body) };
  const composing = composingOf(store).getState();
  const attached = [
    ...(composing.files[conversationSid] ?? []),
    ...(message.files ?? []).map(toAttachment),
  ];
  const files = attached.map(({ id: _, ...file }) => file);
  const draftFiles: DraftFiles = { conversationSid, files };
  // Before the store's own removal reaches the disk, which knows nothing of the draft.
  inBackground(storage.takeBack(clientMessageId, draft, draftFiles));
  store.dispatch({ type: "draftChanged", ...draft });
  tabs.tell({ type: "draftChanged", draft });
  if (attached.length > 0) {
    setComposing(store, "files", conversationSid, attached);
    tabs.tell({ type: "draftFilesChanged", draft: draftFiles });
  }
  const quote = quoteIn(message.attributes ?? {});
  if (quote !== undefined && composing.replies[conversationSid] === undefined) {
    const reply: DraftReply = { conversationSid, quote };
    setComposing(store, "replies", conversationSid, quote);
    tabs.tell({ type: "draftReplyChanged", draft: reply });
    inBackground(storage.putDraftReply(reply));
  }
}

/** What was begun since stays, and what comes back follows it. */
function joined(draft: string, body: string): string {
  return [draft, body].filter((text) => text.trim() !== "").join("\n");
}
