import { useState } from "react";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useDeliveryMark, useMessage } from "../../store/useTimeline.ts";
import { OwnMessage } from "../../ui/OwnMessage.tsx";
import { EditMessage } from "./EditMessage.tsx";
import { MessageContent } from "./MessageContent.tsx";
import { MessageMenu } from "./MessageMenu.tsx";
import { OwnMeta } from "./OwnMeta.tsx";

interface OwnRowProps {
  sid: ConversationSid;
  messageSid: MessageSid;
  joinsAbove: boolean;
  joinsBelow: boolean;
}

export function OwnRow({ sid, messageSid, joinsAbove, joinsBelow }: OwnRowProps) {
  const message = useMessage(messageSid);
  const mark = useDeliveryMark(messageSid);
  const [editing, setEditing] = useState(false);
  if (!message) return null;
  if (editing) {
    return (
      <OwnMessage joinsAbove={joinsAbove}>
        <EditMessage sid={sid} message={message} onDone={() => setEditing(false)} />
      </OwnMessage>
    );
  }
  // In a group the last message speaks for all, but a failure is never hidden.
  const showsMeta = !joinsBelow || mark === "failed" || mark === "partlyFailed";
  return (
    <OwnMessage
      joinsAbove={joinsAbove}
      {...(showsMeta && { meta: <OwnMeta sid={sid} message={message} /> })}
    >
      <div className="group/message flex max-w-full items-center justify-end gap-1">
        <MessageMenu sid={sid} message={message} own onEdit={() => setEditing(true)} />
        <div className="flex min-w-0 flex-col items-end">
          <MessageContent
            sid={sid}
            message={message}
            side="own"
            joinsAbove={joinsAbove}
            joinsBelow={joinsBelow}
          />
        </div>
      </div>
    </OwnMessage>
  );
}
