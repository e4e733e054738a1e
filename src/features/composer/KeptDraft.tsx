import { PencilLine } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useDraft } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { copyText } from "../../ui/copyText.ts";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { Note } from "../../ui/Note.tsx";

/** What was being written where nobody can write any more: it is still to be had. */
export function KeptDraft({ sid }: { sid: ConversationSid }) {
  const { composer, thread, shell } = useTexts();
  const { setDraft } = useChatCommands();
  const draft = useDraft(sid);
  if (draft.trim() === "") return null;
  const copy = () => copyText(draft, { copied: composer.draftCopied, failed: shell.copyFailed });
  return (
    <Note
      tone="idle"
      icon={PencilLine}
      title={composer.closedDraft}
      actions={
        <>
          <LinkButton onClick={() => void copy()}>{thread.copyText}</LinkButton>
          <LinkButton onClick={() => setDraft(sid, "")}>{composer.discardDraft}</LinkButton>
        </>
      }
    >
      <p className="bidi max-h-32 overflow-y-auto wrap-anywhere whitespace-pre-wrap">{draft}</p>
    </Note>
  );
}
