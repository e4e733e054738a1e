import { type Person, personLabel } from "../../domain/person.ts";
import { personFace } from "../../domain/personFace.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useMessage } from "../../store/useTimeline.ts";
import { formatTime, isoTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { AuthorLine } from "../../ui/AuthorLine.tsx";
import { Avatar } from "../../ui/Avatar.tsx";
import type { Channel } from "../../ui/channel.ts";
import { OtherMessage } from "../../ui/OtherMessage.tsx";
import { AuthorCountry, AuthorPlate } from "./AuthorNumber.tsx";
import { MessageContent } from "./MessageContent.tsx";
import { MessageFrame } from "./MessageFrame.tsx";

interface MessageFromOtherProps {
  sid: ConversationSid;
  messageSid: MessageSid;
  author: Person;
  joinsAbove: boolean;
  joinsBelow: boolean;
}

export function MessageFromOther(props: MessageFromOtherProps) {
  const { sid, messageSid, author, joinsAbove, joinsBelow } = props;
  const message = useMessage(messageSid);
  if (!message) return null;
  return (
    <OtherMessage
      channel={channelOfPerson(author)}
      joinsBelow={joinsBelow}
      {...(!joinsAbove && {
        avatar: <Avatar face={personFace(author)} size={32} />,
        head: <GroupHead author={author} dateCreated={message.dateCreated} />,
      })}
    >
      <MessageFrame message={message} own={false}>
        <MessageContent
          sid={sid}
          message={message}
          side="other"
          joinsAbove={joinsAbove}
          joinsBelow={joinsBelow}
        />
      </MessageFrame>
    </OtherMessage>
  );
}

function GroupHead({ author, dateCreated }: { author: Person; dateCreated: number }) {
  const texts = useTexts();
  const channel = channelOfPerson(author);
  const label = personLabel(author);
  const address = author.kind === "phone" ? author.address : null;
  const isNamed = author.kind === "phone" && author.name !== null;
  return (
    <AuthorLine
      name={label === "" ? texts.thread.unknownPhone : label}
      tabular={author.kind === "phone" && author.name === null}
      mark={address !== null && !isNamed && <AuthorCountry address={address} />}
      plate={address !== null && isNamed && <AuthorPlate address={address} />}
      channel={channel}
      channelLabel={texts.shell.channels[channel]}
      time={formatTime(dateCreated)}
      dateTime={isoTime(dateCreated)}
    />
  );
}

function channelOfPerson(person: Person): Channel {
  switch (person.kind) {
    case "chat":
      return "chat";
    case "phone":
      return person.channel;
    case "program":
      return "api";
  }
}
