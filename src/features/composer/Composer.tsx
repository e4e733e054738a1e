import { Archive } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useConversation } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { Note } from "../../ui/Note.tsx";
import { OpenComposer } from "./OpenComposer.tsx";

interface ComposerProps {
  sid: ConversationSid;
  /** Begins a new conversation with the people of one that is closed. */
  onSamePeople(): void;
}

export function Composer({ sid, onSamePeople }: ComposerProps) {
  const texts = useTexts();
  const conversation = useConversation(sid);
  if (!conversation) return null;
  return (
    <div
      data-composer=""
      className="mx-auto w-full max-w-[860px] flex-none px-5 pb-3 max-md:px-2.5 max-md:pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      {conversation.state === "closed" ? (
        <Note
          tone="idle"
          icon={Archive}
          title={texts.composer.closedTitle}
          actions={<LinkButton onClick={onSamePeople}>{texts.composer.samePeople}</LinkButton>}
        >
          {texts.composer.closed}
        </Note>
      ) : (
        <OpenComposer sid={sid} />
      )}
    </div>
  );
}
