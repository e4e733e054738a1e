import type { ButtonHTMLAttributes, MouseEvent } from "react";

type ButtonAttributes = ButtonHTMLAttributes<HTMLButtonElement>;

/**
 * Attributes of a button that may not be used now, with the reason.
 * It stays focusable (aria-disabled, not disabled), since otherwise nobody on a keyboard could learn why.
 */
export function disabledWithReason(
  reason: string | undefined,
  onClick: ButtonAttributes["onClick"],
): Pick<ButtonAttributes, "aria-disabled" | "aria-description" | "onClick"> & {
  "data-tooltip"?: string;
} {
  if (reason === undefined) return onClick ? { onClick } : {};
  return {
    "aria-disabled": true,
    "aria-description": reason,
    "data-tooltip": reason,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
