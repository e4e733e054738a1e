import type { ReactNode } from "react";
import { useTexts } from "../texts/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";

interface BrokenPartProps {
  leading?: ReactNode;
  onRetry(): void;
}

/** Stands in place of a pane that broke; the others keep working. */
export function BrokenPart({ leading, onRetry }: BrokenPartProps) {
  const { shell } = useTexts();
  return (
    <div className="p-5">
      {leading}
      <Note
        tone="bad"
        role="alert"
        title={shell.brokenPart}
        actions={
          <Button size="small" onClick={onRetry}>
            {shell.retry}
          </Button>
        }
      >
        {shell.brokenPartSentence}
      </Note>
    </div>
  );
}
