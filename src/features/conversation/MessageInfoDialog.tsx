import type { Message } from "../../domain/entities.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useAuthorName } from "../../store/useAuthorName.ts";
import { formatFullTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useReaderNames } from "./useReaderNames.ts";

interface MessageInfoDialogProps {
  sid: ConversationSid;
  message: Message;
  onClose(): void;
}

/** What is known of a message, for people who look for it elsewhere: in Twilio's console or in a log. */
export function MessageInfoDialog({ sid, message, onClose }: MessageInfoDialogProps) {
  const { thread, shell } = useTexts();
  const author = useAuthorName(sid, message.author ?? "");
  const readers = useReaderNames(sid, message.index);
  const facts: [string, string][] = [
    [thread.info.author, author],
    [thread.info.written, formatFullTime(message.dateCreated)],
    ...(message.dateUpdated > message.dateCreated
      ? [[thread.info.changed, formatFullTime(message.dateUpdated)] satisfies [string, string]]
      : []),
    [thread.info.readBy, readers === "" ? thread.info.nobody : readers],
    [thread.info.index, String(message.index)],
    [thread.info.sid, message.sid],
    ...(message.contentSid === null
      ? []
      : [[thread.info.template, message.contentSid] satisfies [string, string]]),
  ];
  return (
    <Dialog open onClose={onClose} title={thread.info.title} closeLabel={shell.close}>
      <dl className="text-ui grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 pb-2">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="wrap-anywhere select-text">{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
