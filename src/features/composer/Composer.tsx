import type { ConversationSid } from "../../domain/sids.ts";
import { useConversation } from "../../store/useConversations.ts";
import { ClosedNote } from "./ClosedNote.tsx";
import { OpenComposer } from "./OpenComposer.tsx";

interface ComposerProps {
  sid: ConversationSid;
  /** Begins a new conversation with the people of one that is closed. */
  onSamePeople(): void;
}

export function Composer({ sid, onSamePeople }: ComposerProps) {
  const conversation = useConversation(sid);
  if (!conversation) return null;
  return (
    <div
      data-composer=""
      className="mx-auto w-full max-w-[860px] flex-none px-5 pb-3 max-md:px-2.5 max-md:pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      {conversation.state === "closed" ? (
        <ClosedNote sid={sid} onSamePeople={onSamePeople} />
      ) : (
        <OpenComposer sid={sid} />
      )}
    </div>
  );
}
