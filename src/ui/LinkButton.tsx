import type { ButtonHTMLAttributes, Ref } from "react";
import { cx } from "./cx.ts";
import { disabledWithReason } from "./disabledWithReason.ts";
import { linkLook } from "./linkLook.ts";

export interface LinkButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Grey instead of blue, for the lesser of two. */
  quiet?: boolean;
  disabledReason?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** An action inside a sentence or a note: a button that is drawn as a link. */
export function LinkButton({
  quiet,
  disabledReason,
  className,
  onClick,
  ...rest
}: LinkButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...disabledWithReason(disabledReason, onClick)}
      className={cx(linkLook, quiet && "text-ink-2 decoration-ink-3/40", className)}
    />
  );
}
