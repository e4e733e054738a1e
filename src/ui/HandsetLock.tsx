import type { ReactNode } from "react";

export interface HandsetLockProps {
  /** "09:34" */
  clock: string;
  /** "Saturday, November 21" */
  date: string;
  unlockLabel: string;
  onUnlock: () => void;
  /** HandsetLockNotice elements, the newest first. */
  children: ReactNode;
}

/** A handset that lies on the table: the time, and what has come. */
export function HandsetLock({ clock, date, unlockLabel, onUnlock, children }: HandsetLockProps) {
  return (
    <div className="bg-sunken flex min-h-0 flex-1 flex-col gap-3 px-3 pt-6 pb-3">
      <div className="text-center">
        <p className="text-meta text-ink-2">{date}</p>
        <p className="tn text-[2rem] leading-none font-[560]">{clock}</p>
      </div>
      <ul className="-mx-1 flex min-h-0 flex-1 flex-col gap-1.5 overflow-hidden px-1 pb-1">
        {children}
      </ul>
      <button
        type="button"
        data-first=""
        onClick={onUnlock}
        className="text-meta text-ink-2 hover:bg-hover rounded-control h-[calc(1rem+20px)] flex-none font-[580] max-md:h-[calc(1rem+28px)]"
      >
        {unlockLabel}
      </button>
    </div>
  );
}

export interface HandsetLockNoticeProps {
  title: string;
  words: string;
  count: number;
  openLabel: string;
  onOpen: () => void;
}

export function HandsetLockNotice({
  title,
  words,
  count,
  openLabel,
  onOpen,
}: HandsetLockNoticeProps) {
  return (
    <li>
      <button
        type="button"
        aria-label={openLabel}
        onClick={onOpen}
        className="focus-inset bg-raised border-hairline hover:bg-hover rounded-row flex w-full items-center gap-2 border px-2.5 py-2 text-start"
      >
        <span className="min-w-0 flex-1">
          <span className="text-meta tn block truncate font-[620]">{title}</span>
          <span className="bidi text-meta text-ink-2 line-clamp-2 block wrap-anywhere">
            {words}
          </span>
        </span>
        {count > 1 && <span className="text-meta tn text-ink-3">{count}</span>}
      </button>
    </li>
  );
}
