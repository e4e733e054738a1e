import { Search, X } from "lucide-react";
import type { InputHTMLAttributes, Ref } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";

export interface SearchFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "value"> {
  /** Its accessible name; the placeholder is no name. */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  /** The key that focuses it, shown while empty. */
  shortcut?: string;
  clearLabel: string;
  ref?: Ref<HTMLInputElement>;
}

export function SearchField(props: SearchFieldProps) {
  const { label, value, onValueChange, shortcut, clearLabel, className, ...rest } = props;
  return (
    <div
      className={cx(
        "focus-inset flex h-[calc(1rem+20px)] flex-none items-center gap-2 rounded-field border border-line-control bg-sunken ps-2.5 max-md:h-[calc(1rem+28px)]",
        className,
      )}
    >
      <Icon icon={Search} size={16} className="text-ink-3" />
      <input
        type="search"
        autoComplete="off"
        {...rest}
        aria-label={label}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className="text-ui h-full min-w-0 flex-1 appearance-none bg-transparent max-md:text-[1rem] [&::-webkit-search-cancel-button]:hidden"
      />
      {value === "" ? (
        shortcut && (
          <kbd
            aria-hidden="true"
            className="text-ink-3 pe-3 font-sans text-[0.71875rem] font-[600] max-md:hidden"
          >
            {shortcut}
          </kbd>
        )
      ) : (
        <IconButton
          label={clearLabel}
          icon={X}
          size="small"
          iconSize={14}
          className="me-1"
          onClick={() => onValueChange("")}
        />
      )}
    </div>
  );
}
