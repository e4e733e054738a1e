import { useState } from "react";
import { parseIdentity } from "../../domain/identity.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { nobody } from "../../store/conversationSelectors.ts";
import { useGuarded } from "../../store/refusedActions.ts";
import { useConversationTitle } from "../../store/useConversations.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { FormDialog } from "./FormDialog.tsx";

interface AddChatPersonDialogProps {
  sid: ConversationSid;
  onClose(): void;
}

export function AddChatPersonDialog({ sid, onClose }: AddChatPersonDialogProps) {
  const texts = useAllTexts();
  const { addChatParticipant, userExists } = useChatCommands();
  const guarded = useGuarded(sid);
  const title = useConversationTitle(sid);
  const participants = useChatStore((state) => state.participants[sid] ?? nobody);
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  /** Nobody has signed in under this name; adding it anyway is allowed. */
  const [doubted, setDoubted] = useState<string | null>(null);

  const submit = () => {
    const identity = parseIdentity(name);
    const isKnown = Object.values(participants).some((known) => known.identity === identity);
    if (identity !== undefined && !isKnown) {
      return guarded("addPerson", async () => {
        if (doubted !== identity && (await userExists(identity)) === false) {
          setDoubted(identity);
          return "stay";
        }
        await addChatParticipant(sid, identity);
        return "done";
      });
    }
    setError(identity === undefined ? texts.details.identityInvalid : texts.details.identityKnown);
    return null;
  };

  return (
    <FormDialog
      title={texts.details.addPersonTitle}
      description={texts.details.to(title ?? texts.list.untitled)}
      submitLabel={doubted === null ? texts.details.addThem : texts.details.addAnyway}
      submit={submit}
      onDone={onClose}
      onClose={onClose}
    >
      <TextField
        label={texts.details.identity}
        hint={texts.details.identityHint}
        autoComplete="off"
        value={name}
        {...(error !== undefined && { error })}
        onChange={(event) => {
          setName(event.target.value);
          setError(undefined);
          setDoubted(null);
        }}
      />
      {doubted !== null && (
        <Note tone="warn" role="alert" title={texts.details.unknownPersonTitle(doubted)}>
          {texts.details.unknownPerson}
        </Note>
      )}
    </FormDialog>
  );
}
