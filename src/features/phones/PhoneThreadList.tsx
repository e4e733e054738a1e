import { MessageSquarePlus } from "lucide-react";
import { memo } from "react";
import { formatListTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { HandsetScroller } from "../../ui/HandsetScroller.tsx";
import { HandsetThreadRow } from "../../ui/HandsetThreadRow.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { Phone } from "./emulatorSchemas.ts";
import { seenUntil } from "./phonesState.ts";
import { usePhones } from "./phonesStore.ts";
import { type OpenThread, type PhoneThread, unreadIn } from "./phoneThreads.ts";
import { previewOf } from "./previewOf.ts";
import { useLetters, useThreadTitle } from "./useNames.ts";

interface PhoneThreadListProps {
  phone: Phone;
  threads: readonly PhoneThread[];
  now: number;
  onOpen(thread: OpenThread): void;
}

export function PhoneThreadList({ phone, threads, now, onOpen }: PhoneThreadListProps) {
  const { phones: texts } = useAllTexts();
  return (
    <HandsetScroller>
      {threads.map((thread) => (
        <ThreadRow key={thread.key} phone={phone} thread={thread} now={now} onOpen={onOpen} />
      ))}
      <button
        type="button"
        onClick={() => onOpen({ view: "new" })}
        className="focus-inset text-pane text-accent-ink hover:bg-hover flex w-full flex-none items-center gap-2 px-3 py-2.5 text-start font-[560] max-md:h-[calc(1rem+28px)]"
      >
        <Icon icon={MessageSquarePlus} size={16} />
        {texts.textNumber}
      </button>
    </HandsetScroller>
  );
}

interface ThreadRowProps extends Omit<PhoneThreadListProps, "threads"> {
  thread: PhoneThread;
}

const ThreadRow = memo(function ThreadRow({ phone, thread, now, onOpen }: ThreadRowProps) {
  const { phones: texts } = useAllTexts();
  const { others, messages } = thread;
  const title = useThreadTitle(others);
  const letters = useLetters(others);
  const isUnread = usePhones(
    (state) => unreadIn(thread, seenUntil(state, phone.address, thread.key)) > 0,
  );
  const last = messages.at(-1);
  return (
    <HandsetThreadRow
      letters={letters}
      title={title}
      preview={last ? previewOf(texts, last) : texts.newThread}
      time={last ? formatListTime(last.dateCreated, now) : ""}
      unreadLabel={isUnread ? texts.unread : undefined}
      onOpen={() => onOpen({ view: "thread", others })}
    />
  );
});
