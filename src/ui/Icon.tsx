import type { LucideIcon } from "lucide-react";
import { cx } from "./cx.ts";

export type IconSize = 12 | 14 | 16 | 18 | 20;

export interface IconProps {
  icon: LucideIcon;
  size?: IconSize;
  className?: string;
}

const strokeWidth: Record<IconSize, number> = { 12: 2.25, 14: 2, 16: 1.75, 18: 1.75, 20: 1.75 };

/** Smaller icons get a heavier stroke, so that all look equally dark. Always decorative: the word or the control carries the name. */
export function Icon({ icon: Drawing, size = 18, className }: IconProps) {
  return (
    <Drawing
      aria-hidden="true"
      width={size}
      height={size}
      strokeWidth={strokeWidth[size]}
      className={cx("block flex-none", className)}
    />
  );
}
