import { ArrowDown } from "lucide-react";
import { Icon } from "./Icon.tsx";

export interface JumpToLatestProps {
  label: string;
  /** New messages below; shown on top of the button. */
  count?: number;
  onPress: () => void;
}

export function JumpToLatest({ label, count = 0, onPress }: JumpToLatestProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tooltip={label}
      onClick={onPress}
      className="animate-appear bg-raised text-ink-2 shadow-e3 hover:bg-hover active:bg-selected relative grid size-9 place-items-center rounded-full max-md:size-11"
    >
      <Icon icon={ArrowDown} />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="bg-accent tn text-on-accent absolute -top-2 grid h-[1.25rem] min-w-[1.25rem] place-items-center rounded-full px-1.5 text-[0.71875rem] leading-none font-[680]"
        >
          {count}
        </span>
      )}
    </button>
  );
}
