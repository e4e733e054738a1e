import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { ChatError } from "../domain/chatError.ts";
import type { ClientMessageId } from "../domain/clientMessageId.ts";
import type { DeliveryMark } from "../domain/deliveryMark.ts";
import { deliveryMark } from "../domain/deliveryMark.ts";
import type { DeliveryReceipt, Message } from "../domain/entities.ts";
import { filesSummary, type FilesSummary } from "../domain/messageWords.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import type { PageState } from "../domain/pageState.ts";
import type { Person } from "../domain/person.ts";
import { authorPerson, chatPerson } from "../domain/person.ts";
import type { Placement, RowFacts } from "../domain/placement.ts";
import { placementOf } from "../domain/placement.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatState, TimelineRow } from "./chatState.ts";
import { emptyTimeline } from "./chatState.ts";
import { useChatStore } from "./chatStoreContext.ts";
import { nobody } from "./conversationSelectors.ts";
import { newestIndex, rowAuthorKey, rowDate, timelineRows } from "./timelineSelectors.ts";
import { isMissing } from "./unread.ts";

/** Messages ascending by index, then one's own that are not confirmed yet. */
export function useTimelineRows(sid: ConversationSid): readonly TimelineRow[] {
  return useChatStore((state) => timelineRows(state, sid));
}

export function useOlderState(sid: ConversationSid): PageState {
  return useChatStore((state) => (state.timelines[sid] ?? emptyTimeline).older);
}

/** `restored`: what is shown is from the last visit, until the newest page is here. */
export type ThreadStage = "empty" | "restored" | "loaded";

export function useThreadStage(sid: ConversationSid): ThreadStage {
  return useChatStore((state) => {
    const { isLoaded, restored } = state.timelines[sid] ?? emptyTimeline;
    if (isLoaded) return "loaded";
    return restored === null ? "empty" : "restored";
  });
}

export function useNewerState(sid: ConversationSid): PageState {
  return useChatStore((state) => (state.timelines[sid] ?? emptyTimeline).newer);
}

/** Why the last page did not come. */
export function useTimelineError(sid: ConversationSid): ChatError | null {
  return useChatStore((state) => (state.timelines[sid] ?? emptyTimeline).error);
}

export function useMessage(sid: MessageSid | null): Message | undefined {
  return useChatStore((state) => (sid === null ? undefined : state.messages[sid]));
}

/** The newest message held, be it shown or not. */
export function useNewestSid(sid: ConversationSid): MessageSid | null {
  return useChatStore((state) => state.timelines[sid]?.newestSid ?? null);
}

export function useNewestIndex(sid: ConversationSid): number {
  return useChatStore((state) => newestIndex(state, sid));
}

/** Whether the message of that index is gone, as far as one can tell from what is held. */
export function useIsMissing(sid: ConversationSid, index: number | null): boolean {
  return useChatStore((state) => index !== null && isMissing(state, sid, index));
}

/** What the name of a row tells of its message; a new delivery mark changes none of it. */
export function useSpokenFacts(
  sid: MessageSid | null,
): { body: string } & (FilesSummary | { kind: null }) {
  return useChatStore(
    useShallow((state) => {
      const message = sid === null ? undefined : state.messages[sid];
      const files = filesSummary(message?.media ?? []);
      return { body: message?.body ?? "", ...(files ?? { kind: null }) };
    }),
  );
}

export function useOutboxMessage(id: ClientMessageId | null): OutboxMessage | undefined {
  return useChatStore((state) => (id === null ? undefined : state.outbox[id]));
}

/** Where a row stands between its neighbours, and when it was written. */
export function usePlacement(
  previous: TimelineRow | undefined,
  row: TimelineRow,
  next: TimelineRow | undefined,
): Placement & { dateCreated: number } {
  const before = useRowFacts(previous);
  const own = useRowFacts(row);
  const after = useRowFacts(next);
  return useMemo(() => {
    const facts = own ?? { authorKey: "", dateCreated: 0 };
    return { ...placementOf(before, facts, after), dateCreated: facts.dateCreated };
  }, [before, own, after]);
}

function useRowFacts(row: TimelineRow | undefined): RowFacts | null {
  const authorKey = useChatStore((state) => (row === undefined ? "" : rowAuthorKey(state, row)));
  const dateCreated = useChatStore((state) => (row === undefined ? 0 : rowDate(state, row)));
  const isThere = row !== undefined;
  return useMemo(
    () => (isThere ? { authorKey, dateCreated } : null),
    [isThere, authorKey, dateCreated],
  );
}

export function useDeliveryMark(sid: MessageSid): DeliveryMark {
  return useChatStore((state) => deliveryMark(state.messages[sid]?.delivery ?? null));
}

/** Undefined until somebody asked for them (`deliveryReceipts`). */
export function useReceipts(sid: MessageSid): readonly DeliveryReceipt[] | undefined {
  return useChatStore((state) => state.receipts[sid]);
}

/**
 * Who wrote a row; oneself for a row of the outbox. Undefined when the row is gone. The same object until what is shown
 * of that person changes: somebody's reading on must not draw every row anew.
 */
export function useRowAuthor(row: TimelineRow): Person | undefined {
  return useChatStore(
    useShallow((state) =>
      row.messageSid === null ? ownPerson(state) : messageAuthor(state, row.messageSid),
    ),
  );
}

/** Who wrote a message; undefined when it is not held here. */
export function useMessageAuthor(sid: MessageSid | null): Person | undefined {
  return useChatStore(useShallow((state) => messageAuthor(state, sid)));
}

function ownPerson(state: ChatState): Person | undefined {
  return state.me === null ? undefined : chatPerson(state.me, state);
}

function messageAuthor(state: ChatState, sid: MessageSid | null): Person | undefined {
  const message = sid === null ? undefined : state.messages[sid];
  if (message === undefined) return undefined;
  const { me, users, learnedBindings, contacts } = state;
  const participants = state.participants[message.conversationSid] ?? nobody;
  return authorPerson(message, { me, users, learnedBindings, contacts, participants });
}
