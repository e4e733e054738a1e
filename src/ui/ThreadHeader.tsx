import type { ReactNode } from "react";
import type { Channel } from "./channel.ts";
import { LineSwatch } from "./LineSwatch.tsx";

export interface ThreadHeaderProps {
  title: ReactNode;
  /** "2 in chat", "2 by SMS", each with its swatch. */
  counts: readonly { channel: Channel; words: string }[];
  leading?: ReactNode;
  /** Actions: search, details, more. */
  children?: ReactNode;
}

export function ThreadHeader({ title, counts, leading, children }: ThreadHeaderProps) {
  return (
    <header className="border-hairline bg-surface flex min-h-[60px] flex-none items-center gap-3 border-b py-1 ps-5 pe-3 max-md:gap-1 max-md:px-1">
      {leading}
      <div className="min-w-0 flex-1">
        <h1 className="text-heading leading-[1.375rem] font-[640] max-md:line-clamp-2 max-md:wrap-anywhere md:truncate">
          {title}
        </h1>
        <div className="text-pane text-ink-2 flex flex-wrap items-center gap-x-3.5 whitespace-nowrap">
          {counts.map(({ channel, words }) => (
            <span key={channel} className="tn flex items-center gap-1.5">
              <LineSwatch channel={channel} />
              {words}
            </span>
          ))}
        </div>
      </div>
      {children}
    </header>
  );
}
