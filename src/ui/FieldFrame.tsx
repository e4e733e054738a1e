import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface FieldFrameProps {
  id: string;
  label: ReactNode;
  hideLabel?: boolean | undefined;
  /** Right of the label, such as the name of a variable. */
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** Label above, hint or error below; the control in between is found by `id`, its description by `id-note`. */
export function FieldFrame({
  id,
  label,
  hideLabel,
  aside,
  hint,
  error,
  children,
  className,
}: FieldFrameProps) {
  return (
    <div className={cx("min-w-0", className)}>
      <div
        className={cx("mb-1.5 flex items-baseline justify-between gap-2", hideLabel && "sr-only")}
      >
        <label htmlFor={id} className="text-small font-[600]">
          {label}
        </label>
        {aside}
      </div>
      {children}
      {(error ?? hint) && (
        <p
          id={`${id}-note`}
          role={error ? "alert" : undefined}
          className={cx("mt-1.5 text-small text-pretty", error ? "text-bad" : "text-ink-3")}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
