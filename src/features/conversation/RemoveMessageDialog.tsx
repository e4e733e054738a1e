import { useState } from "react";
import type { Message } from "../../domain/entities.ts";
import { errorFacts } from "../../domain/errorFacts.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useGuarded } from "../../store/refusedActions.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Note } from "../../ui/Note.tsx";

interface RemoveMessageDialogProps {
  sid: ConversationSid;
  message: Message;
  onClose(): void;
}

export function RemoveMessageDialog({ sid, message, onClose }: RemoveMessageDialogProps) {
  const texts = useTexts();
  const { removeMessage } = useChatCommands();
  const guarded = useGuarded(sid);
  const [attempt, setAttempt] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const remove = () => {
    setAttempt({ busy: true });
    const removing = guarded("deleteMessage", () => removeMessage(sid, message.sid));
    removing.then(onClose, (error: unknown) => {
      setAttempt({ busy: false, error });
    });
  };
  return (
    <ConfirmDialog
      open
      title={texts.thread.removeTitle}
      confirmLabel={texts.thread.remove}
      cancelLabel={texts.shell.cancel}
      destructive
      busy={attempt.busy}
      onConfirm={remove}
      onClose={onClose}
    >
      {attempt.error === undefined ? (
        texts.thread.removeSentence
      ) : (
        <Note tone="bad" title={texts.thread.changeFailed} role="alert">
          {texts.errors.sentence(errorFacts(attempt.error))}
        </Note>
      )}
    </ConfirmDialog>
  );
}
