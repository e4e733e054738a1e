import { useRef } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useConversation } from "../../store/useConversations.ts";
import { ClosedNote } from "./ClosedNote.tsx";
import { KeptDraft } from "./KeptDraft.tsx";
import { KeptMessages } from "./KeptMessages.tsx";
import { OpenComposer } from "./OpenComposer.tsx";
import { useComposerHeight } from "./useComposerHeight.ts";

interface ComposerProps {
  sid: ConversationSid;
  /** Begins a new conversation with the people of one that is closed. */
  onSamePeople(): void;
}

export function Composer({ sid, onSamePeople }: ComposerProps) {
  const conversation = useConversation(sid);
  const box = useRef<HTMLDivElement>(null);
  useComposerHeight(box);
  return (
    <div
      ref={box}
      data-composer=""
      className="mx-auto w-full max-w-[860px] flex-none px-5 pb-3 max-md:px-2.5 max-md:pb-[max(0.625rem,env(safe-area-inset-bottom))]"
    >
      {conversation === undefined && (
        <div className="flex max-h-[50dvh] flex-col gap-2 overflow-y-auto">
          <KeptMessages sid={sid} />
          <KeptDraft sid={sid} />
        </div>
      )}
      {conversation?.state === "closed" && <ClosedNote sid={sid} onSamePeople={onSamePeople} />}
      {conversation !== undefined && conversation.state !== "closed" && <OpenComposer sid={sid} />}
    </div>
  );
}
