import { useShallow } from "zustand/react/shallow";
import type { Conversation } from "../domain/entities.ts";
import type { Identity } from "../domain/identity.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
import { useChatStore } from "./chatStoreContext.ts";
import type { ChannelCounts } from "./conversationSelectors.ts";
import {
  channelCounts,
  conversationOrder,
  conversationTitle,
  hasFailedSend,
  lastMessageSid,
  nobody,
} from "./conversationSelectors.ts";
import { holdsFirstUnread, isUnread, unreadCount } from "./unread.ts";

const none: readonly Identity[] = [];

/** `snapshot`: what is shown is from the last visit, and the service's list is on its way. */
export function useListStatus(): ChatState["listStatus"] {
  return useChatStore((state) => state.listStatus);
}

/** Newest activity first. */
export function useConversationSids(): readonly ConversationSid[] {
  return useChatStore(useShallow((state) => conversationOrder(state.conversations)));
}

export function useConversation(sid: ConversationSid): Conversation | undefined {
  return useChatStore((state) => state.conversations[sid]);
}

/** Null when nobody named it and nobody else is in it. */
export function useConversationTitle(sid: ConversationSid): string | null {
  return useChatStore((state) => conversationTitle(state, sid));
}

/** Null until it is held here (`loadPreview`). */
export function useLastMessageSid(sid: ConversationSid): MessageSid | null {
  return useChatStore((state) => lastMessageSid(state, sid));
}

/** Null while nobody can tell: a long conversation that the person has never read. */
export function useUnreadCount(sid: ConversationSid): number | null {
  return useChatStore((state) => unreadCount(state, sid));
}

export function useIsUnread(sid: ConversationSid): boolean {
  return useChatStore((state) => isUnread(state, sid));
}

/** Whether the place where reading stopped can be shown. */
export function useHoldsFirstUnread(sid: ConversationSid): boolean {
  return useChatStore((state) => holdsFirstUnread(state, sid));
}

export function useChannelCounts(sid: ConversationSid): ChannelCounts {
  return useChatStore((state) => channelCounts(state.participants[sid] ?? nobody));
}

export function useTyping(sid: ConversationSid): readonly Identity[] {
  return useChatStore((state) => state.typing[sid] ?? none);
}

export function useHasFailedSend(sid: ConversationSid): boolean {
  return useChatStore((state) => hasFailedSend(state, sid));
}

/** The newest of what is on its way out; null when everything has gone. */
export function useWaitingMessage(sid: ConversationSid): OutboxMessage | null {
  return useChatStore((state) => {
    const id = state.outboxRows[sid]?.at(-1)?.clientMessageId ?? null;
    return id === null ? null : (state.outbox[id] ?? null);
  });
}

export function useDraft(sid: ConversationSid): string {
  return useChatStore((state) => state.drafts[sid] ?? "");
}
