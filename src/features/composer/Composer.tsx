import type { ConversationSid } from "../../domain/sids.ts";
import { useConversation } from "../../store/useConversations.ts";
import { ClosedNote } from "./ClosedNote.tsx";
import { KeptDraft } from "./KeptDraft.tsx";
import { OpenComposer } from "./OpenComposer.tsx";

interface ComposerProps {
  sid: ConversationSid;
  /** Begins a new conversation with the people of one that is closed. */
  onSamePeople(): void;
}

export function Composer({ sid, onSamePeople }: ComposerProps) {
  const conversation = useConversation(sid);
  return (
    <div
      data-composer=""
      className="mx-auto w-full max-w-[860px] flex-none px-5 pb-3 max-md:px-2.5 max-md:pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      {conversation === undefined && <KeptDraft sid={sid} />}
      {conversation?.state === "closed" && <ClosedNote sid={sid} onSamePeople={onSamePeople} />}
      {conversation !== undefined && conversation.state !== "closed" && <OpenComposer sid={sid} />}
    </div>
  );
}
