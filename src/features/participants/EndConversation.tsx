import { Archive, LogOut, Trash2 } from "lucide-react";
import { useState } from "react";
import { proxyAddressOf } from "../../domain/phoneBinding.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { numberLetter } from "../../domain/twilioNumber.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { nobody } from "../../store/conversationSelectors.ts";
import { useGuarded } from "../../store/refusedActions.ts";
import { useConversation, useConversationTitle } from "../../store/useConversations.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { ActionRow } from "../../ui/ActionRow.tsx";
import { showToast } from "../../ui/toasts.ts";
import { ActionDialog } from "./ActionDialog.tsx";
import { useForbidden } from "./useForbidden.ts";

interface EndConversationProps {
  sid: ConversationSid;
  onLeft(): void;
}

type Asking = "close" | "leave" | "delete" | null;

/** Close, leave and delete; each says first what follows from it. */
export function EndConversation({ sid, onLeft }: EndConversationProps) {
  const texts = useAllTexts();
  const { details } = texts;
  const { closeConversation, deleteConversation, leaveConversation } = useChatCommands();
  const guarded = useGuarded(sid);
  const title = useConversationTitle(sid) ?? texts.list.untitled;
  const isClosed = useConversation(sid)?.state === "closed";
  const { letters, phones } = useFreedNumbers(sid);
  const mayNotClose = useForbidden(sid, "close");
  const mayNotLeave = useForbidden(sid, "leave");
  const mayNotDelete = useForbidden(sid, "delete");
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const gone = () => {
    close();
    onLeft();
  };
  return (
    <>
      {/* Stays when it is done: whoever did it has the focus here. */}
      <ActionRow
        icon={Archive}
        label={isClosed ? details.closedAlready : details.closeAndFree(letters)}
        disabledReason={mayNotClose}
        onPress={() => setAsking("close")}
      />
      <ActionRow
        icon={LogOut}
        label={details.leave}
        destructive
        disabledReason={mayNotLeave}
        onPress={() => setAsking("leave")}
      />
      <ActionRow
        icon={Trash2}
        label={details.delete}
        destructive
        disabledReason={mayNotDelete}
        onPress={() => setAsking("delete")}
      />
      {asking === "close" && (
        <ActionDialog
          title={details.closeTitle(title)}
          confirmLabel={details.closeConfirm}
          destructive
          run={() => guarded("close", () => closeConversation(sid))}
          onDone={() => {
            close();
            showToast({ text: details.closedToast(title) });
          }}
          onClose={close}
        >
          {details.closeSentence(letters, phones)}
        </ActionDialog>
      )}
      {asking === "leave" && (
        <ActionDialog
          title={details.leaveTitle(title)}
          confirmLabel={details.leave}
          destructive
          run={() => guarded("leave", () => leaveConversation(sid))}
          onDone={gone}
          onClose={close}
        >
          {details.leaveSentence}
        </ActionDialog>
      )}
      {asking === "delete" && (
        <ActionDialog
          title={details.deleteTitle(title)}
          confirmLabel={details.delete}
          destructive
          run={() => guarded("delete", () => deleteConversation(sid))}
          onDone={gone}
          onClose={close}
        >
          {details.deleteSentence(letters)}
        </ActionDialog>
      )}
    </>
  );
}

/** The letters of the Twilio numbers that speak here, and to how many phones. */
function useFreedNumbers(sid: ConversationSid): { letters: readonly string[]; phones: number } {
  const people = useChatStore((state) => state.participants[sid] ?? nobody);
  const learned = useChatStore((state) => state.learnedBindings);
  const numbers = useChatStore((state) => state.numbers);
  const proxies = Object.values(people).flatMap((participant) => {
    const proxy = proxyAddressOf(participant, learned[participant.sid]);
    return proxy === null ? [] : [proxy];
  });
  const letters = (numbers ?? []).flatMap(({ address }, place) =>
    proxies.includes(address) ? [numberLetter(place)] : [],
  );
  return { letters, phones: proxies.length };
}
