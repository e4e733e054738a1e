import type { Participant } from "../../domain/entities.ts";
import { participantPerson, personLabel } from "../../domain/person.ts";
import { proxyAddressOf } from "../../domain/phoneBinding.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import type { SystemFact } from "../../store/systemLines.ts";
import { useNumberLetter } from "../../store/usePeople.ts";
import { usePeopleFacts } from "../../store/usePeopleFacts.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { LineKey } from "../../ui/LineKey.tsx";
import { SystemLine } from "../../ui/SystemLine.tsx";

interface ThreadSystemLineProps {
  sid: ConversationSid;
  fact: SystemFact;
}

/** What happened to the conversation: who came and went, its title, its end. */
export function ThreadSystemLine({ sid, fact }: ThreadSystemLineProps) {
  const { thread } = useTexts();
  switch (fact.kind) {
    case "joined":
    case "left":
      return <PersonLine sid={sid} kind={fact.kind} participant={fact.participant} />;
    case "renamed":
      return <SystemLine>{thread.renamed(fact.title)}</SystemLine>;
    case "closed":
      return <SystemLine>{thread.closed}</SystemLine>;
    case "reopened":
      return <SystemLine>{thread.reopened}</SystemLine>;
  }
}

interface PersonLineProps {
  sid: ConversationSid;
  kind: "joined" | "left";
  participant: Participant;
}

function PersonLine({ sid, kind, participant }: PersonLineProps) {
  const { thread } = useTexts();
  const facts = usePeopleFacts(sid);
  const name = personLabel(participantPerson(participant, facts)) || thread.unknownPhone;
  const proxy = proxyAddressOf(participant, facts.learnedBindings[participant.sid]);
  const letter = useNumberLetter(proxy);
  if (kind === "left") return <SystemLine>{thread.left(name)}</SystemLine>;
  if (letter === null) return <SystemLine>{thread.joined(name)}</SystemLine>;
  return (
    <SystemLine>
      {thread.joinedOn(name)} <LineKey letter={letter} />
    </SystemLine>
  );
}
