import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { matchesSearch, searchRanges } from "../../domain/searchText.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { titleAndPeople } from "../../store/conversationSearch.ts";
import { conversationOrder } from "../../store/conversationSelectors.ts";
import { useConversationTitle, useIsUnread } from "../../store/useConversations.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Highlighted } from "../../ui/Highlighted.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface SwitcherProps {
  onClose(): void;
  onOpen(sid: ConversationSid): void;
}

const mostOptions = 20;

/** Ctrl/Cmd-K: type some letters, Enter opens the first match. */
export function Switcher({ onClose, onOpen }: SwitcherProps) {
  const { switcher, shell } = useAllTexts();
  const listId = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const options = useOptions(query);
  const active = Math.min(at, options.length - 1);
  const field = useRef<HTMLInputElement>(null);

  const handleKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((active + step + options.length) % Math.max(1, options.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = options[active];
      if (chosen !== undefined) onOpen(chosen);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={switcher.title}
      closeLabel={shell.close}
      initialFocusRef={field}
    >
      <TextField
        ref={field}
        label={switcher.label}
        hideLabel
        placeholder={switcher.placeholder}
        autoComplete="off"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? `${listId}-${active}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={handleKeyDown}
      />
      {options.length === 0 && (
        <p role="status" className="text-small text-ink-3 mt-3">
          {switcher.none}
        </p>
      )}
      <div id={listId} role="listbox" aria-label={switcher.title} className="mt-2 min-h-32">
        {options.map((sid, place) => (
          <Option
            key={sid}
            id={`${listId}-${place}`}
            sid={sid}
            query={query}
            selected={place === active}
            onChoose={() => onOpen(sid)}
          />
        ))}
      </div>
    </Dialog>
  );
}

function useOptions(query: string): readonly ConversationSid[] {
  return useChatStore(
    useShallow((state) => {
      const all = conversationOrder(state.conversations);
      if (query.trim() === "") return all.slice(0, mostOptions);
      return all
        .filter((sid) => matchesSearch(titleAndPeople(state, sid), query))
        .slice(0, mostOptions);
    }),
  );
}

interface OptionProps {
  id: string;
  sid: ConversationSid;
  query: string;
  selected: boolean;
  onChoose(): void;
}

function Option({ id, sid, query, selected, onChoose }: OptionProps) {
  const { list, switcher } = useAllTexts();
  const title = useConversationTitle(sid) ?? list.untitled;
  const isUnread = useIsUnread(sid);
  return (
    // The keyboard works in the field above, which says which option is active.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: "nearest" });
      }}
      onClick={onChoose}
      className={`rounded-row flex min-h-10 cursor-default items-center gap-2 px-3 max-md:min-h-11 ${selected ? "bg-selected" : "hover:bg-hover"}`}
    >
      <span className={`min-w-0 flex-1 truncate ${isUnread ? "font-[680]" : ""}`}>
        <Highlighted text={title} ranges={searchRanges(title, query)} />
      </span>
      {isUnread && <span className="text-meta text-accent-ink">{switcher.unread}</span>}
    </div>
  );
}
