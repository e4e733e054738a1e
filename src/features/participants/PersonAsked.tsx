import { lazy } from "react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useComposing, useSetComposing } from "../../store/composing.ts";
import { useParticipantPerson } from "../../store/usePeople.ts";

const AddPhoneDialog = lazy(async () => ({
  default: (await import("./AddPhoneDialog.tsx")).AddPhoneDialog,
}));
const RemoveParticipantDialog = lazy(async () => ({
  default: (await import("./RemoveParticipantDialog.tsx")).RemoveParticipantDialog,
}));

interface PersonAskedProps {
  sid: ConversationSid;
  onOpenConversation(sid: ConversationSid): void;
}

/** What the thread asks for when a message did not reach somebody: another number for them, or that they go. */
export function PersonAsked(props: PersonAskedProps) {
  const asked = useComposing("personAsked", props.sid);
  return asked === undefined ? null : <Asked {...props} asked={asked} />;
}

type AskedProps = PersonAskedProps & {
  asked: NonNullable<ReturnType<typeof useComposing<"personAsked">>>;
};

function Asked({ sid, onOpenConversation, asked }: AskedProps) {
  const { participantSid } = asked;
  const set = useSetComposing();
  const person = useParticipantPerson(sid, participantSid);
  const close = () => set("personAsked", sid, undefined);
  if (person === undefined) return null;
  return asked.ask === "remove" ? (
    <RemoveParticipantDialog {...{ sid, participantSid, person }} onClose={close} />
  ) : (
    <AddPhoneDialog
      sid={sid}
      replaces={participantSid}
      onClose={close}
      onOpenConversation={(holder) => {
        close();
        onOpenConversation(holder);
      }}
    />
  );
}
