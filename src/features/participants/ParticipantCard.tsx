import { Copy, Ellipsis, Pencil, Smartphone, UserMinus } from "lucide-react";
import { useState } from "react";
import type { Participant } from "../../domain/entities.ts";
import type { Person } from "../../domain/person.ts";
import { personFace } from "../../domain/personFace.ts";
import { proxyAddressOf } from "../../domain/phoneBinding.ts";
import { countryOf, formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid, ParticipantSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { useSetComposing } from "../../store/composing.ts";
import { useParticipant, useParticipantPerson, useProxyAddress } from "../../store/usePeople.ts";
import { useNow, useWhatsappWindows } from "../../store/useWhatsappWindows.ts";
import { countryName } from "../../texts/countries.ts";
import type { AllTexts } from "../../texts/texts.ts";
import { formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { copyText } from "../../ui/copyText.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { PersonCard } from "../../ui/PersonCard.tsx";
import { NamePhoneDialog } from "./NamePhoneDialog.tsx";
import { RemoveParticipantDialog } from "./RemoveParticipantDialog.tsx";
import { TwilioNumberPlate } from "./TwilioNumberPlate.tsx";
import { useForbidden } from "./useForbidden.ts";
import { usePersonName } from "./usePersonName.ts";

interface ParticipantCardProps {
  sid: ConversationSid;
  participantSid: ParticipantSid;
}

export function ParticipantCard({ sid, participantSid }: ParticipantCardProps) {
  const texts = useAllTexts();
  const participant = useParticipant(sid, participantSid);
  const person = useParticipantPerson(sid, participantSid);
  const proxyAddress = useProxyAddress(sid, participantSid);
  const facts = useFacts(sid, participant, person);
  const name = usePersonName(sid, participantSid, person);
  if (!participant || !person) return null;
  const isMe = person.kind === "chat" && person.isMe;
  return (
    <PersonCard
      face={personFace(person)}
      channel={participant.channel}
      channelLabel={texts.shell.channels[participant.channel]}
      name={name}
      nameTabular={person.kind === "phone" && person.name === null && person.address !== null}
      nameNote={isMe ? texts.details.you : undefined}
      facts={facts}
      plate={proxyAddress !== null && <TwilioNumberPlate address={proxyAddress} />}
      menu={isMe ? null : <CardMenu sid={sid} participantSid={participantSid} person={person} />}
    />
  );
}

function useFacts(
  sid: ConversationSid,
  participant: Participant | undefined,
  person: Person | undefined,
): string[] {
  const { details } = useAllTexts();
  const windowFact = useWindowFact(sid, participant);
  const isInGroupText = useIsInGroupText(participant);
  const isOnline = useChatStore((state) => {
    const identity = participant?.identity ?? null;
    return identity !== null && state.users[identity]?.isOnline === true;
  });
  if (!participant || !person) return [];
  return person.kind === "phone"
    ? [
        ...phoneFacts(details, person),
        ...(windowFact === null ? [] : [windowFact]),
        ...groupFacts(details, participant, isInGroupText),
      ]
    : [
        chatFact(details, participant, person, isOnline),
        ...groupFacts(details, participant, false),
      ];
}

function phoneFacts(
  texts: AllTexts["details"],
  person: Extract<Person, { kind: "phone" }>,
): string[] {
  if (person.address === null) return [texts.numberNotTold];
  const country = countryOf(person.address);
  const number = person.name === null ? [] : [formatAddress(person.address)];
  return country === null ? number : [...number, countryName(country)];
}

function groupFacts(
  texts: AllTexts["details"],
  { channel, projectedAddress }: Participant,
  isPhone: boolean,
): string[] {
  if (projectedAddress === null) return isPhone ? [texts.groupText] : [];
  return [
    channel === "chat" ? texts.projected(formatAddress(projectedAddress)) : texts.projectedAlone,
  ];
}

function chatFact(
  texts: AllTexts["details"],
  participant: Participant,
  person: Person,
  isOnline: boolean,
): string {
  if (person.kind === "chat" && person.isMe) return person.identity;
  const read =
    participant.lastReadTimestamp === null
      ? texts.nothingRead
      : texts.readTo(formatTime(participant.lastReadTimestamp));
  return isOnline ? `${texts.online}, ${read.charAt(0).toLowerCase()}${read.slice(1)}` : read;
}

function useWindowFact(sid: ConversationSid, participant: Participant | undefined): string | null {
  const { details } = useAllTexts();
  const windows = useWhatsappWindows(sid);
  const now = useNow();
  const own = windows.find(({ participantSid }) => participantSid === participant?.sid)?.window;
  switch (own?.state) {
    case undefined:
    case "unknown":
      return null;
    case "closed":
      return details.windowClosed;
    case "open":
      return details.windowOpen(own.closesAt - now);
  }
}

/** A phone that no Twilio number speaks to takes part in a group text (Twilio, Group Texting). */
function useIsInGroupText(participant: Participant | undefined): boolean {
  return useChatStore((state) => {
    if (participant?.channel !== "sms" || participant.address === null) return false;
    return proxyAddressOf(participant, state.learnedBindings[participant.sid]) === null;
  });
}

interface CardMenuProps extends ParticipantCardProps {
  person: Person;
}

function CardMenu({ sid, participantSid, person }: CardMenuProps) {
  const texts = useAllTexts();
  const setComposing = useSetComposing();
  const [asking, setAsking] = useState<"name" | "remove" | null>(null);
  const close = () => setAsking(null);
  const mayNotName = useForbidden(sid, "namePhone");
  const mayNotRemove = useForbidden(sid, "removePerson");
  const mayNotAddPhone = useForbidden(sid, "addPhone");
  const number =
    person.kind === "phone" && person.address !== null ? formatAddress(person.address) : null;
  const name = usePersonName(sid, participantSid, person);
  const copy: MenuEntry[] =
    number === null
      ? []
      : [
          {
            kind: "action",
            label: texts.details.copyNumber,
            icon: Copy,
            onSelect: () =>
              void copyText(number, {
                copied: texts.shell.numberCopied,
                failed: texts.shell.copyFailed,
                detail: number,
              }),
          },
        ];
  return (
    <>
      <Menu
        label={texts.details.personMenu(name)}
        items={[
          ...(person.kind === "phone"
            ? [
                {
                  kind: "action" as const,
                  label: texts.details.giveName,
                  icon: Pencil,
                  disabledReason: mayNotName,
                  onSelect: () => setAsking("name"),
                },
              ]
            : []),
          ...copy,
          ...(person.kind === "phone"
            ? [
                {
                  kind: "action" as const,
                  label: texts.details.changeNumber,
                  icon: Smartphone,
                  disabledReason: mayNotAddPhone ?? mayNotRemove,
                  onSelect: () =>
                    setComposing("personAsked", sid, { participantSid, ask: "changeNumber" }),
                },
              ]
            : []),
          {
            kind: "action",
            label: texts.details.remove,
            icon: UserMinus,
            destructive: true,
            disabledReason: mayNotRemove,
            onSelect: () => setAsking("remove"),
          },
        ]}
        trigger={<IconButton label={texts.details.personMenu(name)} icon={Ellipsis} size="small" />}
      />
      {asking === "name" && person.kind === "phone" && (
        <NamePhoneDialog
          sid={sid}
          participantSid={participantSid}
          person={person}
          onClose={close}
        />
      )}
      {asking === "remove" && (
        <RemoveParticipantDialog
          sid={sid}
          participantSid={participantSid}
          person={person}
          onClose={close}
        />
      )}
    </>
  );
}
