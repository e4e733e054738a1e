import { MessageSquarePlus, Plus, Search } from "lucide-react";
import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useConversationSids, useListStatus } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { ListSkeleton } from "../../ui/ListSkeleton.tsx";
import { PaneHeader } from "../../ui/PaneHeader.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { VirtualList, type VirtualListHandle } from "../../ui/VirtualList.tsx";
import { ConversationRow, rowId } from "./ConversationRow.tsx";
import { NewConversationDialog } from "./NewConversationDialog.tsx";
import { type ListFilter, useFoundConversations } from "./useFoundConversations.ts";

const estimateHeight = () => 72;

interface ConversationListProps {
  /** Of the heading: 1 where the list is the only pane. */
  level?: 1 | 2;
  selected: ConversationSid | null;
  hrefOf(sid: ConversationSid): string;
  onOpen(sid: ConversationSid): void;
}

export function ConversationList(props: ConversationListProps) {
  const { selected, hrefOf, onOpen, level = 2 } = props;
  const texts = useTexts();
  const [query, setQuery] = useState("");
  const [filters, setFilters] = useState<ReadonlySet<ListFilter>>(new Set());
  const [creating, setCreating] = useState(false);
  const status = useListStatus();
  const all = useConversationSids();
  const found = useFoundConversations(query, filters);

  const toggle = (filter: ListFilter) => {
    setFilters((before) => {
      const after = new Set(before);
      if (!after.delete(filter)) after.add(filter);
      return after;
    });
  };
  const create = () => setCreating(true);

  return (
    <section aria-label={texts.list.label} className="bg-panel flex h-full min-h-0 flex-col">
      <PaneHeader title={texts.list.title} level={level}>
        <IconButton label={texts.list.newConversation} icon={Plus} iconSize={20} onClick={create} />
      </PaneHeader>
      {all.length > 0 && (
        <>
          <div className="px-3">
            <SearchField
              label={texts.list.search}
              placeholder={texts.list.searchPlaceholder}
              clearLabel={texts.list.clearSearch}
              value={query}
              onValueChange={setQuery}
            />
          </div>
          <FilterChips active={filters} onToggle={toggle} />
        </>
      )}
      <div className="min-h-0 flex-1">
        {status === "loading" && all.length === 0 && <ListSkeleton label={texts.list.loading} />}
        {status === "ready" && all.length === 0 && (
          <EmptyState
            title={texts.list.empty}
            action={
              <Button variant="primary" icon={MessageSquarePlus} onClick={create}>
                {texts.list.newConversation}
              </Button>
            }
          >
            {texts.list.emptySentence}
          </EmptyState>
        )}
        {all.length > 0 && found.length === 0 && <NoMatch query={query} />}
        {found.length > 0 && (
          <Rows sids={found} selected={selected} hrefOf={hrefOf} onOpen={onOpen} />
        )}
      </div>
      {creating && (
        <NewConversationDialog
          onClose={() => setCreating(false)}
          onCreated={(sid) => {
            setCreating(false);
            onOpen(sid);
          }}
        />
      )}
    </section>
  );
}

interface FilterChipsProps {
  active: ReadonlySet<ListFilter>;
  onToggle(filter: ListFilter): void;
}

function FilterChips({ active, onToggle }: FilterChipsProps) {
  const texts = useTexts();
  const toggle = (filter: ListFilter) => ({
    pressed: active.has(filter),
    onPress: () => onToggle(filter),
  });
  return (
    <div className="flex flex-wrap gap-[5px] px-3 pt-2.5 pb-2">
      <Chip {...toggle("unread")}>{texts.list.filterUnread}</Chip>
      <Chip channel="sms" {...toggle("sms")}>
        {texts.shell.channels.sms}
      </Chip>
      <Chip channel="whatsapp" {...toggle("whatsapp")}>
        {texts.shell.channels.whatsapp}
      </Chip>
    </div>
  );
}

function NoMatch({ query }: { query: string }) {
  const { list } = useTexts();
  const searched = query.trim() !== "";
  return (
    <EmptyState icon={Search} title={searched ? list.noMatch(query.trim()) : list.noMatchFilter}>
      {searched ? list.noMatchSentence : list.noMatchFilterSentence}
    </EmptyState>
  );
}

interface RowsProps extends ConversationListProps {
  sids: readonly ConversationSid[];
}

function Rows({ sids, selected, hrefOf, onOpen }: RowsProps) {
  const texts = useTexts();
  const list = useRef<VirtualListHandle>(null);
  // One row takes part in the Tab order; the arrows move among the rows.
  const [focused, setFocused] = useState<ConversationSid | null>(null);
  const tabStop = [focused, selected].find((sid) => sid !== null && sids.includes(sid)) ?? sids[0];

  const focusRow = useCallback((sid: ConversationSid) => {
    setFocused(sid);
    list.current?.scrollToKey(sid);
    // The row may only now come into being.
    requestAnimationFrame(() => document.getElementById(rowId(sid))?.focus());
  }, []);

  const handleKeyDown = (event: KeyboardEvent) => {
    const at = sids.findIndex((sid) => rowId(sid) === document.activeElement?.id);
    const target = at === -1 ? undefined : targetOf(event.key, at, sids);
    if (target === undefined) return;
    event.preventDefault();
    focusRow(target);
  };

  return (
    <div role="presentation" className="flex h-full flex-col" onKeyDown={handleKeyDown}>
      <VirtualList
        ref={list}
        items={sids}
        getKey={identityOf}
        estimateSize={estimateHeight}
        anchor="start"
        label={texts.list.label}
        role="list"
        itemRole="listitem"
        paddingEnd={8}
        renderItem={(sid) => (
          <ConversationRow
            sid={sid}
            href={hrefOf(sid)}
            selected={sid === selected}
            tabIndex={sid === tabStop ? 0 : -1}
            onOpen={onOpen}
          />
        )}
      />
    </div>
  );
}

function identityOf(sid: ConversationSid): string {
  return sid;
}

function targetOf(
  key: string,
  at: number,
  sids: readonly ConversationSid[],
): ConversationSid | undefined {
  switch (key) {
    case "ArrowDown":
      return sids[at + 1];
    case "ArrowUp":
      return sids[at - 1];
    case "Home":
      return sids[0];
    case "End":
      return sids.at(-1);
    default:
      return undefined;
  }
}
