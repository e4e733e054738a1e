import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useRowKeyAt } from "../../store/useRowKeyAt.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { showToast } from "../../ui/toasts.ts";
import type { VirtualListHandle } from "../../ui/VirtualList.tsx";
import type { GoToTarget } from "./goToMessage.ts";

const highlightMs = 2500;

interface Going {
  /** Another part of the history is another list; `key` is where it opens, null for its usual place. */
  place: { generation: number; key: string | null };
  highlighted: string | null;
  goToLatest(): void;
}

interface GoingOptions {
  sid: ConversationSid;
  target: GoToTarget | undefined;
  list: RefObject<VirtualListHandle | null>;
  reachesEnd: boolean;
  /** Just before the view is somewhere else at one go. */
  onJump(): void;
}

/** Goes to a message: by scrolling when it is held, else by loading the history around it. */
export function useGoing({ sid, target, list, reachesEnd, onJump }: GoingOptions): Going {
  const texts = useTexts();
  const { loadAround, loadLatest } = useChatCommands();
  const rowKeyAt = useRowKeyAt(sid);
  const [place, setPlace] = useState<Going["place"]>({ generation: 0, key: null });
  const [highlighted, setHighlighted] = useState<string | null>(null);

  const open = (key: string | null) =>
    setPlace(({ generation }) => ({ generation: generation + 1, key }));
  const tell = (reason: unknown) => {
    showToast({ text: texts.thread.jumpFailed, detail: texts.errors.sentence(errorFacts(reason)) });
  };

  const goTo = useEffectEvent(async ({ index }: GoToTarget, isCurrent: () => boolean) => {
    const held = rowKeyAt(index);
    if (held === null) {
      await loadAround(sid, index);
      if (!isCurrent()) return;
    }
    const key = held ?? rowKeyAt(index);
    if (key === null) return;
    onJump();
    if (held === null) open(key);
    else list.current?.scrollToKey(key, "center");
    setHighlighted(key);
    focusRow(key);
  });

  useEffect(() => {
    if (target === undefined) return undefined;
    let isCurrent = true;
    goTo(target, () => isCurrent).catch(tell);
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- one wish, one way
  }, [target]);

  useEffect(() => {
    if (highlighted === null) return undefined;
    const timer = setTimeout(() => setHighlighted(null), highlightMs);
    return () => clearTimeout(timer);
  }, [highlighted]);

  return {
    place,
    highlighted,
    goToLatest() {
      if (list.current?.isAtEnd() !== true || !reachesEnd) onJump();
      if (reachesEnd) list.current?.scrollToEnd();
      else loadLatest(sid).then(() => open(null), tell);
    },
  };
}

/** Once it is drawn. A field that somebody writes in keeps the focus. */
function focusRow(key: string, triesLeft = 20): void {
  if (document.activeElement?.matches("input, textarea") === true) return;
  const row = document.querySelector<HTMLElement>(`[data-thread-row="${CSS.escape(key)}"]`);
  if (row) row.focus({ preventScroll: true });
  else if (triesLeft > 0) requestAnimationFrame(() => focusRow(key, triesLeft - 1));
}
