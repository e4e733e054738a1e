import { Bell, BellOff, LogOut, Pencil } from "lucide-react";
import { useState } from "react";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useConversation, useConversationTitle } from "../../store/useConversations.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { ActionRow } from "../../ui/ActionRow.tsx";
import { showToast } from "../../ui/toasts.ts";
import { ActionDialog } from "./ActionDialog.tsx";
import { RenameDialog } from "./RenameDialog.tsx";

interface ConversationActionsProps {
  sid: ConversationSid;
  onLeft(): void;
}

export function ConversationActions({ sid, onLeft }: ConversationActionsProps) {
  const texts = useTexts();
  const { details } = texts;
  const { leaveConversation, setMuted } = useChatCommands();
  const conversation = useConversation(sid);
  const title = useConversationTitle(sid) ?? texts.list.untitled;
  const [asking, setAsking] = useState<"rename" | "leave" | null>(null);
  const close = () => setAsking(null);
  if (!conversation) return null;

  const mute = (muted: boolean) => {
    setMuted(sid, muted).then(
      () =>
        showToast({
          text: muted ? details.mutedToast(title) : details.unmutedToast(title),
          icon: muted ? BellOff : Bell,
        }),
      (error: unknown) => showToast({ text: texts.errors.sentence(errorFacts(error)) }),
    );
  };

  return (
    <div className="border-hairline mt-3 border-t pt-2">
      <ActionRow
        icon={conversation.muted ? Bell : BellOff}
        label={conversation.muted ? details.unmute : details.mute}
        onPress={() => mute(!conversation.muted)}
      />
      <ActionRow icon={Pencil} label={details.rename} onPress={() => setAsking("rename")} />
      <ActionRow
        icon={LogOut}
        label={details.leave}
        destructive
        onPress={() => setAsking("leave")}
      />
      {asking === "rename" && (
        <RenameDialog sid={sid} friendlyName={conversation.friendlyName ?? ""} onClose={close} />
      )}
      {asking === "leave" && (
        <ActionDialog
          title={details.leaveTitle(title)}
          confirmLabel={details.leave}
          destructive
          run={() => leaveConversation(sid)}
          onDone={() => {
            close();
            onLeft();
          }}
          onClose={close}
        >
          {details.leaveSentence}
        </ActionDialog>
      )}
    </div>
  );
}
