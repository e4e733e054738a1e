import type { ClientMessageId } from "../../domain/clientMessageId.ts";
import type { OutboxMessage } from "../../domain/outboxMessage.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useConnection } from "../../store/useConnection.ts";
import { useOutboxMessage } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Bubble } from "../../ui/Bubble.tsx";
import { FailedMark } from "../../ui/FailedMark.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { OwnMessage } from "../../ui/OwnMessage.tsx";
import { WaitingMark } from "../../ui/WaitingMark.tsx";

interface OutboxRowProps {
  clientMessageId: ClientMessageId | null;
  joinsAbove: boolean;
  joinsBelow: boolean;
}

/** An own message that Twilio has not confirmed yet, or that was refused. */
export function OutboxRow({ clientMessageId, joinsAbove, joinsBelow }: OutboxRowProps) {
  const message = useOutboxMessage(clientMessageId);
  if (!message) return null;
  const isFailed = message.state.state === "failed";
  return (
    <OwnMessage
      joinsAbove={joinsAbove}
      arriving
      {...((isFailed || !joinsBelow) && { meta: <OutboxMeta message={message} /> })}
    >
      <Bubble side="own" joinsAbove={joinsAbove} joinsBelow={joinsBelow} failed={isFailed}>
        {message.body}
      </Bubble>
    </OwnMessage>
  );
}

function OutboxMeta({ message }: { message: OutboxMessage }) {
  const { thread } = useTexts();
  const isOffline = useConnection().status !== "connected";
  switch (message.state.state) {
    case "queued":
      return <WaitingMark label={isOffline ? thread.queuedOffline : thread.queued} />;
    case "sending":
      return <WaitingMark label={thread.sending} />;
    case "checking":
      return <WaitingMark label={thread.checking} />;
    case "failed":
      return <FailedMeta message={message} error={message.state.error} />;
  }
}

interface FailedMetaProps {
  message: OutboxMessage;
  error: Parameters<ReturnType<typeof useTexts>["errors"]["sentence"]>[0];
}

function FailedMeta({ message, error }: FailedMetaProps) {
  const texts = useTexts();
  const { retrySend, discardSend } = useChatCommands();
  return (
    <div className="flex max-w-full flex-col items-end pb-2">
      <FailedMark label={texts.thread.notSent}>
        <LinkButton onClick={() => retrySend(message.clientMessageId)}>
          {texts.thread.retry}
        </LinkButton>
        <LinkButton quiet onClick={() => discardSend(message.clientMessageId)}>
          {texts.thread.discard}
        </LinkButton>
      </FailedMark>
      <p className="text-meta text-ink-3 max-w-[420px] text-right text-pretty">
        {texts.errors.sentence(error)}
        {error.code !== null && <span className="tn"> ({error.code})</span>}
      </p>
    </div>
  );
}
