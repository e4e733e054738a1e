import type { ReactNode } from "react";
import { useNoteError } from "../session/diagnostics.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { BrokenPart } from "./BrokenPart.tsx";

interface PaneBoundaryProps {
  /** The way back, where only one pane fits: it stays when the pane breaks. */
  leading?: ReactNode;
  /** Another key gives the pane another chance, such as another conversation. */
  resetKey?: string | undefined;
  children: ReactNode;
}

/** Around each pane: one that breaks says so in its place, and its neighbours go on. */
export function PaneBoundary({ leading, resetKey, children }: PaneBoundaryProps) {
  return (
    <ErrorBoundary resetKey={resetKey} onError={useNoteError()} fallback={brokenWith(leading)}>
      {children}
    </ErrorBoundary>
  );
}

function brokenWith(leading: ReactNode) {
  return (_error: unknown, retry: () => void) => <BrokenPart leading={leading} onRetry={retry} />;
}
