import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { VirtualList, type VirtualListHandle } from "../../ui/VirtualList.tsx";
import { ConversationRow } from "./ConversationRow.tsx";
import { itemId, keyOf, keyTarget, type ListItem } from "./listItems.ts";
import { MessageHit } from "./MessageHit.tsx";
import { RowBoundary } from "./RowBoundary.tsx";

const rowHeight = 72;
const headingHeight = 36;
const estimateHeight = (item: ListItem) => (item.kind === "heading" ? headingHeight : rowHeight);

interface ListRowsProps {
  items: readonly ListItem[];
  query: string;
  /** Of the heading over the list. */
  level: 1 | 2;
  selected: ConversationSid | null;
  hrefOf(sid: ConversationSid): string;
  onOpen(sid: ConversationSid, index?: number): void;
}

/** The rows. One of them takes part in the Tab order; the arrows, Home and End move among them. */
export function ListRows({ items, query, level, selected, hrefOf, onOpen }: ListRowsProps) {
  const texts = useTexts();
  const Heading = level === 1 ? "h2" : "h3";
  const list = useRef<VirtualListHandle>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const isThere = (key: string | null) => key !== null && items.some((item) => item.key === key);
  const tabStop = [focused, selected].find(isThere) ?? items.find(isStop)?.key;

  const focusItem = useCallback((item: ListItem) => {
    setFocused(item.key);
    list.current?.scrollToKey(item.key);
    // The row may only now come into being.
    requestAnimationFrame(() => document.getElementById(itemId(item))?.focus());
  }, []);

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const at = items.findIndex((item) => itemId(item) === document.activeElement?.id);
    const target = at === -1 ? undefined : keyTarget(event.key, at, items);
    if (target === undefined) return;
    event.preventDefault();
    focusItem(target);
  };

  return (
    <div role="presentation" className="flex h-full flex-col" onKeyDown={handleKeyDown}>
      <VirtualList
        ref={list}
        items={items}
        getKey={keyOf}
        estimateSize={estimateHeight}
        anchor="start"
        label={texts.list.label}
        role="list"
        itemRole="listitem"
        paddingEnd={8}
        renderItem={(item) => {
          const tabIndex = item.key === tabStop ? 0 : -1;
          switch (item.kind) {
            case "conversation":
              return (
                <RowBoundary>
                  <ConversationRow
                    id={itemId(item)}
                    sid={item.sid}
                    query={query}
                    href={hrefOf(item.sid)}
                    selected={item.sid === selected}
                    tabIndex={tabIndex}
                    onOpen={onOpen}
                  />
                </RowBoundary>
              );
            case "message":
              return (
                <RowBoundary>
                  <MessageHit
                    id={itemId(item)}
                    messageSid={item.messageSid}
                    query={query}
                    tabIndex={tabIndex}
                    hrefOf={hrefOf}
                    onOpen={onOpen}
                  />
                </RowBoundary>
              );
            case "heading":
              return (
                <Heading className="text-pane text-ink-2 flex h-[calc(1rem+20px)] items-end px-4 pb-1 font-[620]">
                  {texts.list.foundMessages}
                </Heading>
              );
          }
        }}
      />
    </div>
  );
}

function isStop(item: ListItem): boolean {
  return item.kind !== "heading";
}
