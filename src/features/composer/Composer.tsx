import { Archive } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useConversation } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Note } from "../../ui/Note.tsx";
import { OpenComposer } from "./OpenComposer.tsx";

export function Composer({ sid }: { sid: ConversationSid }) {
  const texts = useTexts();
  const conversation = useConversation(sid);
  if (!conversation) return null;
  return (
    <div
      data-composer=""
      className="mx-auto w-full max-w-[860px] flex-none px-5 pb-3 max-md:px-2.5 max-md:pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      {conversation.state === "closed" ? (
        <Note tone="idle" icon={Archive} title={texts.composer.closedTitle}>
          {texts.composer.closed}
        </Note>
      ) : (
        <OpenComposer sid={sid} />
      )}
    </div>
  );
}
