import type { ReactNode } from "react";
import { useNoteError } from "../../session/diagnostics.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { BrokenRow } from "../../ui/BrokenRow.tsx";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";

/** Around each row: a conversation that cannot be shown takes its own row, and leaves the list to the others. */
export function RowBoundary({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary onError={useNoteError()} fallback={broken}>
      {children}
    </ErrorBoundary>
  );
}

function broken(_error: unknown, retry: () => void) {
  return <Broken onRetry={retry} />;
}

function Broken({ onRetry }: { onRetry: () => void }) {
  const { list, shell } = useTexts();
  return (
    <BrokenRow
      label={list.brokenRow}
      retryLabel={shell.retry}
      onRetry={onRetry}
      className="flex min-h-[72px] items-center px-4"
    />
  );
}
