import { Archive } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { Note } from "../../ui/Note.tsx";
import { KeptDraft } from "./KeptDraft.tsx";

interface ClosedNoteProps {
  sid: ConversationSid;
  onSamePeople(): void;
}

/** Stands for the composer of a closed conversation. */
export function ClosedNote({ sid, onSamePeople }: ClosedNoteProps) {
  const { composer } = useTexts();
  return (
    <div className="flex flex-col gap-2">
      <KeptDraft sid={sid} />
      <Note
        tone="idle"
        icon={Archive}
        title={composer.closedTitle}
        actions={<LinkButton onClick={onSamePeople}>{composer.samePeople}</LinkButton>}
      >
        {composer.closed}
      </Note>
    </div>
  );
}
