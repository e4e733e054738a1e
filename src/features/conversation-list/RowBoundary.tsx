import type { ReactNode } from "react";
import { useNoteError } from "../../session/diagnostics.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { UnbrokenRow } from "../../ui/UnbrokenRow.tsx";

/** Around each row: a conversation that cannot be shown takes its own row, and leaves the list to the others. */
export function RowBoundary({ children }: { children: ReactNode }) {
  const { list, shell } = useTexts();
  return (
    <UnbrokenRow
      label={list.brokenRow}
      retryLabel={shell.retry}
      onError={useNoteError()}
      className="flex min-h-[72px] items-center px-4"
    >
      {children}
    </UnbrokenRow>
  );
}
