import type { ReactNode } from "react";

/** What happened to the conversation, centred; plates and keys stand inline. */
export function SystemLine({ children }: { children: ReactNode }) {
  return (
    <div className="text-pane text-ink-3 flex flex-wrap items-center justify-center gap-1.5 px-2 pt-3 text-center leading-[1.25rem]">
      {children}
    </div>
  );
}
