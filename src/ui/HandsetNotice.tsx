import { X } from "lucide-react";
import { useEffect } from "react";
import { IconButton } from "./IconButton.tsx";

export interface HandsetNoticeProps {
  /** Whom the text is from. */
  title: string;
  words: string;
  openLabel: string;
  dismissLabel: string;
  onOpen: () => void;
  onDismiss: () => void;
}

const shownMs = 6000;

/** A text that came into another thread, over the head of the screen, as phones show it. Goes by itself. */
export function HandsetNotice(props: HandsetNoticeProps) {
  const { title, words, openLabel, dismissLabel, onOpen, onDismiss } = props;

  useEffect(() => {
    const timer = setTimeout(onDismiss, shownMs);
    return () => clearTimeout(timer);
    // A newer text gets the full time again.
  }, [onDismiss, title, words]);

  return (
    <div className="animate-appear bg-raised shadow-e3 rounded-row absolute inset-x-2 top-7 z-10 flex items-center gap-1 p-1">
      <button
        type="button"
        aria-label={openLabel}
        onClick={onOpen}
        className="focus-inset hover:bg-hover min-w-0 flex-1 rounded-[9px] px-2 py-1.5 text-start"
      >
        <span className="text-meta tn block truncate font-[620]">{title}</span>
        <span className="bidi text-meta text-ink-2 block truncate">{words}</span>
      </button>
      <IconButton label={dismissLabel} icon={X} size="small" onClick={onDismiss} />
    </div>
  );
}
