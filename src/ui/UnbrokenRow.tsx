import type { ReactNode } from "react";
import { ErrorBoundary, type ErrorBoundaryProps } from "./ErrorBoundary.tsx";
import { FailedMark } from "./FailedMark.tsx";
import { LinkButton } from "./LinkButton.tsx";

export interface UnbrokenRowProps {
  /** What stands there when the row breaks. */
  label: string;
  retryLabel: string;
  onError: NonNullable<ErrorBoundaryProps["onError"]>;
  /** Of what stands there. */
  className: string;
  children: ReactNode;
}

/** Around one row of many: when it breaks, its neighbours are as they were. */
export function UnbrokenRow(props: UnbrokenRowProps) {
  const { label, retryLabel, onError, className, children } = props;
  const instead = (_error: unknown, retry: () => void) => (
    <div className={className}>
      <FailedMark label={label}>
        <LinkButton onClick={retry}>{retryLabel}</LinkButton>
      </FailedMark>
    </div>
  );
  return (
    <ErrorBoundary onError={onError} fallback={instead}>
      {children}
    </ErrorBoundary>
  );
}
