import type { ReactNode } from "react";
import { useNoteError } from "../../session/diagnostics.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { UnbrokenRow } from "../../ui/UnbrokenRow.tsx";

/** Around each message: one that cannot be shown leaves the thread to the others. */
export function MessageBoundary({ children }: { children: ReactNode }) {
  const { thread, shell } = useTexts();
  return (
    <UnbrokenRow
      label={thread.brokenMessage}
      retryLabel={shell.retry}
      onError={useNoteError()}
      className="mx-auto max-w-[860px] px-5 max-md:px-4"
    >
      {children}
    </UnbrokenRow>
  );
}
