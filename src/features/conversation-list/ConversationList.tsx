import { MessageSquarePlus, Plus, Search } from "lucide-react";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import type { ListFilter } from "../../store/conversationSearch.ts";
import { useConversationSids, useListStatus } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { ListSkeleton } from "../../ui/ListSkeleton.tsx";
import { PaneHeader } from "../../ui/PaneHeader.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { LeftBehind } from "./LeftBehind.tsx";
import { ListAnnouncer } from "./ListAnnouncer.tsx";
import { listItems } from "./listItems.ts";
import { ListRows } from "./ListRows.tsx";
import { useFoundConversations } from "./useFoundConversations.ts";
import { useSlashFocus } from "./useSlashFocus.ts";

const NewConversationDialog = lazy(async () => ({
  default: (await import("./NewConversationDialog.tsx")).NewConversationDialog,
}));

interface ConversationListProps {
  /** Of the heading: 1 where the list is the only pane. */
  level?: 1 | 2;
  selected: ConversationSid | null;
  hrefOf(sid: ConversationSid): string;
  /** With an index: at that message. */
  onOpen(sid: ConversationSid, index?: number): void;
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
  const items = useMemo(() => listItems(found), [found]);
  const search = useRef<HTMLInputElement>(null);
  useSlashFocus(search);

  const toggle = (filter: ListFilter) => {
    setFilters((before) => {
      const after = new Set(before);
      if (!after.delete(filter)) after.add(filter);
      return after;
    });
  };
  const create = () => setCreating(true);

  return (
    <section
      data-conversations=""
      aria-label={texts.list.label}
      className="bg-panel flex h-full min-h-0 flex-col"
    >
      <PaneHeader title={texts.list.title} level={level}>
        <IconButton label={texts.list.newConversation} icon={Plus} iconSize={20} onClick={create} />
      </PaneHeader>
      {all.length > 0 && (
        <>
          <div className="px-3">
            <SearchField
              ref={search}
              shortcut="/"
              aria-keyshortcuts="/"
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
      <div className="@container min-h-0 flex-1">
        {status !== "ready" && all.length === 0 && <ListSkeleton label={texts.list.loading} />}
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
        {all.length > 0 && items.length === 0 && <NoMatch query={query} />}
        {items.length > 0 && (
          <ListRows
            items={items}
            query={query.trim()}
            level={level}
            selected={selected}
            hrefOf={hrefOf}
            onOpen={onOpen}
          />
        )}
      </div>
      <LeftBehind hrefOf={hrefOf} onOpen={onOpen} />
      <ListAnnouncer selected={selected} />
      {creating && (
        <Suspense fallback={null}>
          <NewConversationDialog
            onClose={() => setCreating(false)}
            onCreated={(sid) => {
              setCreating(false);
              onOpen(sid);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

const longestWords = 14;

interface FilterChipsProps {
  active: ReadonlySet<ListFilter>;
  onToggle(filter: ListFilter): void;
}

function FilterChips({ active, onToggle }: FilterChipsProps) {
  const texts = useTexts();
  const { filterUnread, filterClosed } = texts.list;
  // Of a language with long words all four stand in one row only when they come closer.
  const tight = filterUnread.length + filterClosed.length > longestWords;
  const toggle = (filter: ListFilter) => ({
    pressed: active.has(filter),
    onPress: () => onToggle(filter),
    tight,
  });
  return (
    <div className="@container">
      <div className="flex [scrollbar-width:none] gap-1 px-3 py-2.5 max-md:overflow-x-auto md:flex-wrap md:pb-2">
        <Chip {...toggle("unread")}>{filterUnread}</Chip>
        <Chip channel="sms" {...toggle("sms")}>
          {texts.shell.channels.sms}
        </Chip>
        <Chip channel="whatsapp" {...toggle("whatsapp")}>
          {texts.shell.channels.whatsapp}
        </Chip>
        <Chip {...toggle("closed")}>{filterClosed}</Chip>
      </div>
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
