import { useState } from "react";
import type { DeliveryReceipt, Message } from "../../domain/entities.ts";
import type { OutgoingFile } from "../../domain/outgoingMessage.ts";
import { type Person, personLabel } from "../../domain/person.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { type ChatCommands, useChatCommands } from "../../session/commands.ts";
import { useSetComposing } from "../../store/composing.ts";
import { useChannelCounts } from "../../store/useConversations.ts";
import { useParticipant } from "../../store/usePeople.ts";
import { formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { Note } from "../../ui/Note.tsx";

/** Codes of what may pass: the phone is off, a queue was full, too much at once, a carrier that gave no reason. */
const passing = new Set([30001, 30003, 30008, 30036, 63018, 20429]);
/** The number itself is wrong: nobody, a landline, no phone, not on WhatsApp. */
const needsNumber = new Set([21211, 21614, 30005, 30006, 63003, 63024]);
/** Only a template reaches them. */
const needsTemplate = new Set([63016]);

interface LegNoteProps {
  sid: ConversationSid;
  message: Message;
  receipt: DeliveryReceipt;
  person: Person | undefined;
  /** The Twilio number that it went out from, and its letter. */
  from: string;
  letter: string | null;
  onClose(): void;
}

/** Why a phone did not get a message, and what can be done about it. */
export function LegNote(props: LegNoteProps) {
  const { sid, message, receipt, person, from, letter, onClose } = props;
  const texts = useAllTexts();
  const setComposing = useSetComposing();
  const isHere = useParticipant(sid, receipt.participantSid) !== undefined;
  const code = receipt.errorCode;
  const who = (person && personLabel(person)) || texts.thread.somebodyGone;
  const facts = { who, from, letter: letter ?? from, time: formatTime(receipt.dateUpdated) };
  const chooseTemplate = () => {
    onClose();
    setComposing("templateFor", sid, receipt.participantSid);
  };
  const ask = (what: "changeNumber" | "remove") => {
    onClose();
    setComposing("personAsked", sid, { participantSid: receipt.participantSid, ask: what });
  };
  const isWhatsapp = person?.kind === "phone" && person.channel === "whatsapp";
  return (
    <Note
      tone="bad"
      icon={null}
      title={texts.deliveryErrors.title(code, facts)}
      {...(code !== null && { code })}
      actions={
        code !== null && needsTemplate.has(code) && isWhatsapp ? (
          <LinkButton onClick={chooseTemplate}>{texts.composer.chooseTemplate}</LinkButton>
        ) : code !== null && needsNumber.has(code) && isHere ? (
          <>
            <LinkButton onClick={() => ask("changeNumber")}>
              {texts.details.changeNumber}
            </LinkButton>
            <LinkButton quiet onClick={() => ask("remove")}>
              {texts.details.remove}
            </LinkButton>
          </>
        ) : (
          (code === null || passing.has(code)) && (
            <Resend sid={sid} message={message} who={who} onClose={onClose} />
          )
        )
      }
    >
      {texts.deliveryErrors.sentence(code, facts)}
    </Note>
  );
}

interface ResendProps {
  sid: ConversationSid;
  message: Message;
  who: string;
  onClose(): void;
}

/**
 * Conversations sends to everybody and knows no single recipient. So where there are others, that they get it twice is
 * said before.
 */
function Resend({ sid, message, who, onClose }: ResendProps) {
  const { thread } = useAllTexts();
  const { sendContent, mediaUrls } = useChatCommands();
  const counts = useChannelCounts(sid);
  const [isAsked, setIsAsked] = useState(false);
  const [isLost, setLost] = useState(false);
  const body = message.body ?? "";
  if (body === "" && message.media.length === 0) return null;
  const others = counts.chat - 1 + counts.sms + counts.whatsapp - 1;
  const send = () => {
    filesOf(message, mediaUrls).then(
      (files) => {
        sendContent(sid, { body, ...(files.length > 0 && { files }) });
        onClose();
      },
      () => setLost(true),
    );
  };
  if (isLost) return <span role="alert">{thread.mediaFailed}</span>;
  if (others <= 0) return <LinkButton onClick={send}>{thread.resendTo(who)}</LinkButton>;
  if (!isAsked) return <LinkButton onClick={() => setIsAsked(true)}>{thread.resend}</LinkButton>;
  return (
    <>
      <span role="status" className="text-pretty">
        {thread.resendTwice(others)}
      </span>
      <LinkButton onClick={send}>{thread.resendToAll}</LinkButton>
    </>
  );
}

/** The files of a message, fetched to be attached again: a message cannot take over those of another. */
async function filesOf(
  message: Message,
  mediaUrls: ChatCommands["mediaUrls"],
): Promise<readonly OutgoingFile[]> {
  if (message.media.length === 0) return [];
  const urls = await mediaUrls(message.conversationSid, message.sid);
  return Promise.all(
    message.media.map(async ({ sid, filename, contentType }) => {
      const answer = await fetch(urls.get(sid) ?? "");
      if (!answer.ok) throw new Error(`${sid}: ${answer.status}`);
      return { name: filename ?? sid, contentType, content: await answer.blob() };
    }),
  );
}
