import { useShallow } from "zustand/react/shallow";
import type { Address } from "../../domain/address.ts";
import { formatDay, formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { HandsetLock, HandsetLockNotice } from "../../ui/HandsetLock.tsx";
import { seenUntil } from "./phonesState.ts";
import { lockPhone, openThread, usePhones } from "./phonesStore.ts";
import { type PhoneThread, unreadIn } from "./phoneThreads.ts";
import { previewOf } from "./previewOf.ts";
import { useThreadTitle } from "./useNames.ts";

interface PhoneLockProps {
  phone: Address;
  threads: readonly PhoneThread[];
  now: number;
}

/** The lock screen: nobody looks, so nothing is read. */
export function PhoneLock({ phone, threads, now }: PhoneLockProps) {
  const { phones: texts } = useAllTexts();
  const unread = usePhones(
    useShallow((state) => threads.map((one) => unreadIn(one, seenUntil(state, phone, one.key)))),
  );
  return (
    <HandsetLock
      clock={formatTime(now)}
      date={formatDay(now, now)}
      unlockLabel={texts.unlock}
      onUnlock={() => lockPhone(phone, false)}
    >
      {threads.map((thread, place) => {
        const count = unread[place] ?? 0;
        return (
          count > 0 && <LockNotice key={thread.key} phone={phone} thread={thread} count={count} />
        );
      })}
    </HandsetLock>
  );
}

function LockNotice({
  phone,
  thread,
  count,
}: {
  phone: Address;
  thread: PhoneThread;
  count: number;
}) {
  const { phones: texts } = useAllTexts();
  const title = useThreadTitle(thread.others);
  const last = thread.messages.findLast(({ direction }) => direction === "inbound");
  return (
    <HandsetLockNotice
      title={title}
      words={last === undefined ? "" : previewOf(texts, last)}
      count={count}
      openLabel={texts.noticeOpen(title)}
      onOpen={() => {
        openThread(phone, { view: "thread", others: thread.others });
        lockPhone(phone, false);
      }}
    />
  );
}
