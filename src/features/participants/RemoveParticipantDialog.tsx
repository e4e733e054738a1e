import type { Person } from "../../domain/person.ts";
import type { ConversationSid, ParticipantSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useGuarded } from "../../store/refusedActions.ts";
import { useNumberLetter, useProxyAddress } from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { showToast } from "../../ui/toasts.ts";
import { ActionDialog } from "./ActionDialog.tsx";
import { usePersonName } from "./usePersonName.ts";

interface RemoveParticipantDialogProps {
  sid: ConversationSid;
  participantSid: ParticipantSid;
  person: Person;
  onClose(): void;
}

export function RemoveParticipantDialog(props: RemoveParticipantDialogProps) {
  const { sid, participantSid, person, onClose } = props;
  const { details } = useAllTexts();
  const { removeParticipant } = useChatCommands();
  const guarded = useGuarded(sid);
  const letter = useNumberLetter(useProxyAddress(sid, participantSid));
  const name = usePersonName(sid, participantSid, person);
  const phoneSentence = letter === null ? details.removePhoneNoLetter : details.removePhone(letter);
  return (
    <ActionDialog
      title={details.removeTitle(name)}
      confirmLabel={details.remove}
      destructive
      run={() => guarded("removePerson", () => removeParticipant(sid, participantSid))}
      onDone={() => {
        showToast({ text: details.removed(name) });
        onClose();
      }}
      onClose={onClose}
    >
      {person.kind === "phone" ? phoneSentence : details.removePerson}
    </ActionDialog>
  );
}
