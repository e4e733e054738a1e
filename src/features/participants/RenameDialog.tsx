import { useState } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useGuarded } from "../../store/refusedActions.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { TextField } from "../../ui/TextField.tsx";
import { FormDialog } from "./FormDialog.tsx";

interface RenameDialogProps {
  sid: ConversationSid;
  friendlyName: string;
  onClose(): void;
}

export function RenameDialog({ sid, friendlyName, onClose }: RenameDialogProps) {
  const texts = useAllTexts();
  const { renameConversation } = useChatCommands();
  const guarded = useGuarded(sid);
  const [name, setName] = useState(friendlyName);
  return (
    <FormDialog
      title={texts.details.renameTitle}
      submitLabel={texts.details.save}
      submit={() => guarded("rename", () => renameConversation(sid, name.trim()))}
      onDone={onClose}
      onClose={onClose}
    >
      <TextField
        label={texts.details.name}
        hint={texts.list.nameHint}
        value={name}
        maxLength={256}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
