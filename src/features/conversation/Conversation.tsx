import { MessageSquareOff, PanelRight } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { useSearch } from "wouter";
import type { ConversationSid } from "../../domain/sids.ts";
import {
  useChannelCounts,
  useConversation,
  useConversationTitle,
  useListStatus,
} from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { ThreadHeader } from "../../ui/ThreadHeader.tsx";
import { ThreadSkeleton } from "../../ui/ThreadSkeleton.tsx";
import { GoToMessageProvider, type GoToTarget } from "./goToMessage.ts";
import { SearchThread } from "./SearchThread.tsx";
import { Thread } from "./Thread.tsx";

interface ConversationProps {
  sid: ConversationSid;
  detailsShown: boolean;
  onToggleDetails(): void;
  /** The button that leads back to the list where only one pane fits. */
  leading?: ReactNode;
  /** Lies over the first lines of the thread and never moves them. */
  banner?: ReactNode;
  composer: ReactNode;
}

export function Conversation(props: ConversationProps) {
  const { sid, detailsShown, onToggleDetails, leading, banner, composer } = props;
  const texts = useTexts();
  const conversation = useConversation(sid);
  const title = useConversationTitle(sid);
  const listStatus = useListStatus();
  const counts = useCounts(sid);
  const { target, goTo } = useTarget(sid);

  if (!conversation) {
    // A link may name one that the service has not told of yet.
    const mayCome = listStatus !== "ready";
    return (
      <div className="flex h-full flex-col p-2">
        <div className="ps-2">{leading}</div>
        {mayCome ? (
          <ThreadSkeleton label={texts.thread.loading} />
        ) : (
          <EmptyState level={1} icon={MessageSquareOff} title={texts.shell.notThere}>
            {texts.shell.notThereSentence}
          </EmptyState>
        )}
        {!mayCome && composer}
      </div>
    );
  }

  return (
    <GoToMessageProvider value={goTo}>
      <div data-drop-area className="bg-surface relative flex h-full min-h-0 flex-col">
        <ThreadHeader title={title ?? texts.list.untitled} counts={counts} leading={leading}>
          <SearchThread key={sid} sid={sid} />
          <IconButton
            label={detailsShown ? texts.thread.hideDetails : texts.thread.showDetails}
            icon={PanelRight}
            pressed={detailsShown}
            onClick={onToggleDetails}
          />
        </ThreadHeader>
        <div className="relative min-h-0 flex-1">
          <Thread key={sid} sid={sid} target={target} />
          {banner && <div className="absolute inset-x-0 top-0">{banner}</div>}
        </div>
        {composer}
      </div>
    </GoToMessageProvider>
  );
}

/** How many people are reached by which channel, in words. */
function useCounts(sid: ConversationSid) {
  const { thread } = useTexts();
  const counts = useChannelCounts(sid);
  const words = { chat: thread.inChat, sms: thread.bySms, whatsapp: thread.onWhatsapp };
  return (["chat", "sms", "whatsapp"] as const)
    .filter((channel) => counts[channel] > 0)
    .map((channel) => ({ channel, words: words[channel](counts[channel]) }));
}

/** The message to be shown: the one in the address (`?message=12`), or where a quote or a date led to. */
function useTarget(sid: ConversationSid) {
  const asked = new URLSearchParams(useSearch()).get("message");
  const linked = asked !== null && /^\d{1,9}$/.test(asked) ? Number(asked) : null;
  const [wish, setWish] = useState<{
    sid: ConversationSid;
    linked: number | null;
    target: GoToTarget | undefined;
  }>();
  if (wish?.sid !== sid || wish.linked !== linked) {
    setWish({ sid, linked, target: linked === null ? undefined : { index: linked } });
  }
  const goTo = useCallback(
    (index: number) => setWish((before) => before && { ...before, target: { index } }),
    [],
  );
  return { target: wish?.sid === sid ? wish.target : undefined, goTo };
}
