import { ArrowUp } from "lucide-react";
import { Icon } from "./Icon.tsx";
import { LinkButton } from "./LinkButton.tsx";

export interface UnreadAboveProps {
  label: string;
  dismissLabel: string;
  onGo: () => void;
  onDismiss: () => void;
}

/** Over the upper edge of a thread, when something unread was passed over. */
export function UnreadAbove({ label, dismissLabel, onGo, onDismiss }: UnreadAboveProps) {
  return (
    <div className="animate-appear bg-raised text-small shadow-e3 flex max-w-full items-center gap-3 rounded-[10px] px-3 max-md:min-h-11 md:min-h-9">
      <button
        type="button"
        onClick={onGo}
        className="touch-44 text-accent-ink flex min-w-0 items-center gap-1.5 font-[600]"
      >
        <Icon icon={ArrowUp} size={16} />
        <span className="truncate">{label}</span>
      </button>
      <LinkButton quiet className="flex-none" onClick={onDismiss}>
        {dismissLabel}
      </LinkButton>
    </div>
  );
}
