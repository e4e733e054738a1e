import { PencilLine } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useDraft } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { KeptWords } from "./KeptWords.tsx";
import { useAttachments } from "./useAttachments.ts";

/** What was being written where nobody can write any more: it is still to be had, its files too. */
export function KeptDraft({ sid }: { sid: ConversationSid }) {
  const { composer } = useTexts();
  const { setDraft } = useChatCommands();
  const draft = useDraft(sid);
  const { files, clear } = useAttachments(sid);
  if (draft.trim() === "" && files.length === 0) return null;
  return (
    <KeptWords
      icon={PencilLine}
      title={composer.closedDraft}
      body={draft}
      files={files}
      onDiscard={() => {
        setDraft(sid, "");
        clear();
      }}
    />
  );
}
