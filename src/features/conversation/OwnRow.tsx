import { lazy, Suspense } from "react";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useEditBody } from "../../store/composing.ts";
import { useDeliveryMark, useMessage } from "../../store/useTimeline.ts";
import { OwnMessage } from "../../ui/OwnMessage.tsx";
import { MessageContent } from "./MessageContent.tsx";
import { MessageFrame } from "./MessageFrame.tsx";
import { OwnMeta } from "./OwnMeta.tsx";

const EditMessage = lazy(async () => ({
  default: (await import("./EditMessage.tsx")).EditMessage,
}));

interface OwnRowProps {
  sid: ConversationSid;
  messageSid: MessageSid;
  joinsAbove: boolean;
  joinsBelow: boolean;
}

export function OwnRow({ sid, messageSid, joinsAbove, joinsBelow }: OwnRowProps) {
  const message = useMessage(messageSid);
  const mark = useDeliveryMark(messageSid);
  const editBody = useEditBody(sid, messageSid);
  const { endEdit } = useChatCommands();
  if (!message) return null;
  if (editBody !== undefined) {
    const done = () => endEdit(sid, messageSid);
    return (
      <OwnMessage joinsAbove={joinsAbove}>
        <Suspense fallback={null}>
          <EditMessage sid={sid} message={message} body={editBody} onDone={done} />
        </Suspense>
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
      <MessageFrame message={message} own>
        <MessageContent
          sid={sid}
          message={message}
          side="own"
          joinsAbove={joinsAbove}
          joinsBelow={joinsBelow}
        />
      </MessageFrame>
    </OwnMessage>
  );
}
