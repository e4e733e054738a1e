import { FailedMark } from "./FailedMark.tsx";
import { LinkButton } from "./LinkButton.tsx";

export interface BrokenRowProps {
  /** What cannot be shown. */
  label: string;
  retryLabel: string;
  onRetry: () => void;
  className?: string;
}

/** Stands for a row that broke; its neighbours are as they were. */
export function BrokenRow({ label, retryLabel, onRetry, className }: BrokenRowProps) {
  return (
    <div className={className}>
      <FailedMark label={label}>
        <LinkButton onClick={onRetry}>{retryLabel}</LinkButton>
      </FailedMark>
    </div>
  );
}
