import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface PaneHeaderProps {
  title: ReactNode;
  level?: 1 | 2 | 3;
  /** heading 17 for the list, small 15 for details and phones. */
  size?: "heading" | "small";
  /** Left of the title, such as a back button. */
  leading?: ReactNode;
  /** Actions at the right. */
  children?: ReactNode;
}

export function PaneHeader({
  title,
  level = 2,
  size = "heading",
  leading,
  children,
}: PaneHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <header className="flex min-h-[52px] flex-none items-center gap-1 ps-4 pe-2.5">
      {leading}
      <Heading
        className={cx(
          "min-w-0 flex-1 truncate font-[640]",
          size === "heading" ? "text-heading" : "text-body",
        )}
      >
        {title}
      </Heading>
      {children}
    </header>
  );
}
