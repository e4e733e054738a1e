import { useState } from "react";
import { type Person, personLabel } from "../../domain/person.ts";
import { givenName } from "../../domain/phoneBinding.ts";
import type { ConversationSid, ParticipantSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useGuarded } from "../../store/refusedActions.ts";
import { useContactName, useParticipant } from "../../store/usePeople.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { TextField } from "../../ui/TextField.tsx";
import { FormDialog } from "./FormDialog.tsx";

interface NamePhoneDialogProps {
  sid: ConversationSid;
  participantSid: ParticipantSid;
  person: Extract<Person, { kind: "phone" }>;
  onClose(): void;
}

/** The name of a phone person stands in the participant's attributes, for everybody in the conversation. */
export function NamePhoneDialog({ sid, participantSid, person, onClose }: NamePhoneDialogProps) {
  const { details } = useAllTexts();
  const { nameParticipant } = useChatCommands();
  const guarded = useGuarded(sid);
  const given = givenName(useParticipant(sid, participantSid)?.attributes ?? {});
  const known = useContactName(person.address);
  const [name, setName] = useState(given ?? "");
  const number = personLabel({ ...person, name: null }) || details.unknownPhone;
  return (
    <FormDialog
      title={details.nameTitle(number)}
      submitLabel={details.save}
      submit={() => guarded("namePhone", () => nameParticipant(sid, participantSid, name))}
      onDone={onClose}
      onClose={onClose}
    >
      <TextField
        label={details.name}
        hint={known === null ? details.namePhoneHint : details.nameKnownHint(known)}
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
