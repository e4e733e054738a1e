import {
  CheckCheck,
  CircleAlert,
  ExternalLink,
  List,
  Phone as PhoneIcon,
  Reply,
} from "lucide-react";
import { memo, useContext } from "react";
import { type Address, channelOf } from "../../domain/address.ts";
import { formatTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { HandsetBubble } from "../../ui/HandsetBubble.tsx";
import { type HandsetButton, HandsetButtons } from "../../ui/HandsetButtons.tsx";
import { HandsetDay } from "../../ui/HandsetDay.tsx";
import { HandsetMessage } from "../../ui/HandsetMessage.tsx";
import { HandsetMeta } from "../../ui/HandsetMeta.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { textFromPhone } from "./emulatorApi.ts";
import type { PhoneMedia, PhoneMessage } from "./emulatorSchemas.ts";
import { MessageAction } from "./messageAction.ts";
import { tellFailure } from "./tellFailure.ts";
import { type TemplateButton, templateParts } from "./templateParts.ts";
import { useThreadTitle } from "./useNames.ts";

interface PhoneMessageRowProps {
  phone: Address;
  message: PhoneMessage;
  /** Above the first message of a day. */
  day: string | null;
  /** In a group, above the first of somebody's messages. */
  author: Address | null;
  /** The last of a run: time and what became of it stand below. */
  endsRun: boolean;
}

/** One message. Memoised: a new text draws itself and not those before it. */
export const PhoneMessageRow = memo(function PhoneMessageRow(props: PhoneMessageRowProps) {
  const { phone, message, day, author, endsRun } = props;
  const actionOf = useContext(MessageAction);
  const side = message.direction === "outbound" ? "own" : "other";
  const channel = channelOf(message.from);
  return (
    <>
      {day !== null && <HandsetDay label={day} />}
      {author !== null && <Author address={author} />}
      <HandsetMessage side={side} action={actionOf(message)}>
        {message.media.map((item) => (
          <Medium key={item.url ?? item.filename} item={item} side={side} channel={channel} />
        ))}
        {message.body !== null && message.body !== "" && (
          <HandsetBubble side={side} channel={channel}>
            {message.body}
          </HandsetBubble>
        )}
        {message.content && <Template phone={phone} message={message} />}
      </HandsetMessage>
      {(endsRun || isLost(message) || message.segments > 1) && (
        <Meta message={message} side={side} channel={channel} />
      )}
    </>
  );
});

interface PartProps {
  side: "own" | "other";
  channel: "sms" | "whatsapp";
}

function Author({ address }: { address: Address }) {
  // A list, as the title of a group has it: so that names stand for numbers here too.
  const title = useThreadTitle([address, address]).split(", ")[0];
  return <p className="text-ink-3 tn px-1 pt-1 text-[0.65625rem] font-[580]">{title}</p>;
}

function Medium({ item, side, channel }: PartProps & { item: PhoneMedia }) {
  const { phones: texts } = useAllTexts();
  if (item.contentType.startsWith("image/") && item.url !== null) {
    return (
      <img
        src={item.url}
        alt={item.filename ?? texts.photo}
        decoding="async"
        className="rounded-row max-h-40 min-h-[60px] max-w-full min-w-[104px] object-cover"
      />
    );
  }
  return (
    <HandsetBubble side={side} channel={channel}>
      {item.url === null ? (
        (item.filename ?? texts.file)
      ) : (
        <a href={item.url} target="_blank" rel="noreferrer" className="underline">
          {item.filename ?? texts.file}
        </a>
      )}
    </HandsetBubble>
  );
}

const icons = { reply: Reply, link: ExternalLink, call: PhoneIcon, list: List };

/** Buttons of a template. One that answers is the phone's own text, with the button's words. */
function Template({ phone, message }: { phone: Address; message: PhoneMessage }) {
  const { phones: texts } = useAllTexts();
  if (message.content === null) return null;
  const { footer, buttons } = templateParts(message.content);
  const answer = (body: string) => {
    textFromPhone(phone, [message.from], { body, media: [] }).catch(tellFailure(texts));
  };
  const toButton = (button: TemplateButton): HandsetButton => ({
    label: button.title,
    icon: icons[button.kind],
    href: button.kind === "link" ? button.url : undefined,
    onPress: button.kind === "reply" ? () => answer(button.title) : undefined,
  });
  return (
    <>
      {footer !== null && <p className="text-meta text-ink-3 px-1">{footer}</p>}
      {buttons.length > 0 && <HandsetButtons buttons={buttons.map(toButton)} />}
    </>
  );
}

function Meta({ message, side, channel }: PartProps & { message: PhoneMessage }) {
  const { phones: texts } = useAllTexts();
  const { dateCreated, segments } = message;
  return (
    <HandsetMeta side={side}>
      <span>
        {formatTime(dateCreated)}
        {channel === "sms" && `, ${texts.segments(segments)}`}
        {isLost(message) && <span className="text-bad">, {texts.notDelivered}</span>}
      </span>
      {side === "own" && (
        <span className={isLost(message) ? "text-bad" : ""}>
          <Icon icon={isLost(message) ? CircleAlert : CheckCheck} size={12} />
          {!isLost(message) && <span className="sr-only">{texts.delivered}</span>}
        </span>
      )}
    </HandsetMeta>
  );
}

function isLost({ status }: PhoneMessage): boolean {
  return status === "undelivered" || status === "failed";
}
