import { useEffect, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { personLabel } from "../../domain/person.ts";
import { aroundFirstHit, searchRanges } from "../../domain/searchText.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { foundIn } from "../../store/conversationSearch.ts";
import { useMessage, useMessageAuthor, useOlderState } from "../../store/useTimeline.ts";
import { formatListTime, isoTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { Highlighted } from "../../ui/Highlighted.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { useGoToMessage } from "./goToMessage.ts";
import { JumpToDateForm } from "./JumpToDateForm.tsx";

interface SearchThreadFormProps {
  sid: ConversationSid;
  onDone(): void;
}

const nothing: readonly MessageSid[] = [];

/** The service cannot search, so only messages held here are found; more of them can be asked for. */
export function SearchThreadForm({ sid, onDone }: SearchThreadFormProps) {
  const { thread, list } = useTexts();
  const { loadOlder } = useChatCommands();
  const goTo = useGoToMessage();
  const [typed, setTyped] = useState("");
  const query = typed.trim();
  const found = useChatStore(
    useShallow((state) => (query === "" ? nothing : foundIn(state, sid, query))),
  );
  const older = useOlderState(sid);
  const field = useRef<HTMLInputElement>(null);
  // It is loaded after its popover has opened and looked for what to focus.
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="flex max-h-[min(26rem,60dvh)] flex-col p-2">
      <SearchField
        ref={field}
        label={thread.search}
        placeholder={thread.searchPlaceholder}
        clearLabel={list.clearSearch}
        value={typed}
        onValueChange={setTyped}
      />
      <p role="status" className="text-pane text-ink-3 px-2 pt-2 empty:hidden">
        {query !== "" && thread.searchFound(found.length)}
      </p>
      <ul className="min-h-0 overflow-y-auto" aria-label={thread.search}>
        {found.map((messageSid) => (
          <li key={messageSid}>
            <Hit
              messageSid={messageSid}
              query={query}
              onPick={(index) => {
                onDone();
                goTo(index);
              }}
            />
          </li>
        ))}
      </ul>
      {query !== "" && older !== "end" && (
        <Button
          size="small"
          variant="quiet"
          className="mt-1 self-start"
          disabled={older === "loading"}
          onClick={() => loadOlder(sid)}
        >
          {thread.searchFurther}
        </Button>
      )}
      {query === "" && <JumpToDateForm sid={sid} onDone={onDone} />}
    </div>
  );
}

interface HitProps {
  messageSid: MessageSid;
  query: string;
  onPick(index: number): void;
}

function Hit({ messageSid, query, onPick }: HitProps) {
  const { list } = useTexts();
  const message = useMessage(messageSid);
  const author = useMessageAuthor(messageSid);
  if (!message || !author) return null;
  const isMe = author.kind === "chat" && author.isMe;
  const snippet = aroundFirstHit(message.body ?? "", query);
  return (
    <button
      type="button"
      className="focus-inset rounded-field hover:bg-hover active:bg-selected block w-full px-2 py-1.5 text-start"
      onClick={() => onPick(message.index)}
    >
      <span className="flex items-baseline gap-2">
        <b className="tn text-small min-w-0 flex-1 truncate font-[600]">
          {isMe ? list.you : personLabel(author)}
        </b>
        <time dateTime={isoTime(message.dateCreated)} className="text-meta text-ink-3 tn">
          {formatListTime(message.dateCreated)}
        </time>
      </span>
      <span className="bidi text-small text-ink-2 line-clamp-2 block">
        <Highlighted text={snippet} ranges={searchRanges(snippet, query)} />
      </span>
    </button>
  );
}
