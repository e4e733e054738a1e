import { Archive } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useDraft } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { Note } from "../../ui/Note.tsx";
import { showToast } from "../../ui/toasts.ts";

interface ClosedNoteProps {
  sid: ConversationSid;
  onSamePeople(): void;
}

/** Stands for the composer of a closed conversation. What was being written there is still to be had. */
export function ClosedNote({ sid, onSamePeople }: ClosedNoteProps) {
  const { composer, thread } = useTexts();
  const { setDraft } = useChatCommands();
  const draft = useDraft(sid);
  const hasDraft = draft.trim() !== "";
  const copy = async () => {
    await navigator.clipboard.writeText(draft);
    showToast({ text: composer.draftCopied });
  };
  return (
    <Note
      tone="idle"
      icon={Archive}
      title={composer.closedTitle}
      actions={
        <>
          <LinkButton onClick={onSamePeople}>{composer.samePeople}</LinkButton>
          {hasDraft && <LinkButton onClick={() => void copy()}>{thread.copyText}</LinkButton>}
          {hasDraft && (
            <LinkButton onClick={() => setDraft(sid, "")}>{composer.discardDraft}</LinkButton>
          )}
        </>
      }
    >
      {composer.closed}
      {hasDraft && (
        <>
          <p className="mt-2">{composer.closedDraft}</p>
          <p className="bidi max-h-32 overflow-y-auto wrap-anywhere whitespace-pre-wrap">{draft}</p>
        </>
      )}
    </Note>
  );
}
