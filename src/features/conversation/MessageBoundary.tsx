import type { ReactNode } from "react";
import { useNoteError } from "../../session/diagnostics.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { BrokenRow } from "../../ui/BrokenRow.tsx";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";

/** Around each message: one that cannot be shown leaves the thread to the others. */
export function MessageBoundary({ children }: { children: ReactNode }) {
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
  const { thread, shell } = useTexts();
  return (
    <BrokenRow
      label={thread.brokenMessage}
      retryLabel={shell.retry}
      onRetry={onRetry}
      className="mx-auto max-w-[860px] px-5 max-md:px-4"
    />
  );
}
