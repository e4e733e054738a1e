import { Bell, BellOff, Pencil } from "lucide-react";
import { useState } from "react";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useGuarded, useIsRefused } from "../../store/refusedActions.ts";
import { useConversation, useConversationTitle } from "../../store/useConversations.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { ActionRow } from "../../ui/ActionRow.tsx";
import { showToast } from "../../ui/toasts.ts";
import { EndConversation } from "./EndConversation.tsx";
import { RenameDialog } from "./RenameDialog.tsx";
import { useForbidden } from "./useForbidden.ts";

interface ConversationActionsProps {
  sid: ConversationSid;
  onLeft(): void;
}

export function ConversationActions({ sid, onLeft }: ConversationActionsProps) {
  const texts = useAllTexts();
  const { details } = texts;
  const { setMuted } = useChatCommands();
  const conversation = useConversation(sid);
  const title = useConversationTitle(sid) ?? texts.list.untitled;
  const guarded = useGuarded(sid);
  const mayNotMute = useIsRefused(sid, "mute") ? details.notYourRole : undefined;
  const mayNotRename = useForbidden(sid, "rename");
  const [isRenaming, setRenaming] = useState(false);
  if (!conversation) return null;

  const mute = (muted: boolean) => {
    guarded("mute", () => setMuted(sid, muted)).then(
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
        disabledReason={mayNotMute}
        onPress={() => mute(!conversation.muted)}
      />
      <ActionRow
        icon={Pencil}
        label={details.rename}
        disabledReason={mayNotRename}
        onPress={() => setRenaming(true)}
      />
      <EndConversation sid={sid} onLeft={onLeft} />
      {isRenaming && (
        <RenameDialog
          sid={sid}
          friendlyName={conversation.friendlyName ?? ""}
          onClose={() => setRenaming(false)}
        />
      )}
    </div>
  );
}
