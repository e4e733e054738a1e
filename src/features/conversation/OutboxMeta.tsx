import type { OutboxMessage } from "../../domain/outboxMessage.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useConnection } from "../../store/useConnection.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { FailedMark } from "../../ui/FailedMark.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { WaitingMark } from "../../ui/WaitingMark.tsx";

/** Below an entry of the outbox: what it waits for, or why it failed and what can be done. */
export function OutboxMeta({ message }: { message: OutboxMessage }) {
  const { thread } = useTexts();
  const isOffline = useConnection().status !== "connected";
  const files = message.files?.length ?? 0;
  switch (message.state.state) {
    case "queued":
      return <WaitingMark label={isOffline ? thread.queuedOffline : thread.queued} />;
    case "sending":
      return files > 0 ? (
        <UploadMark message={message} files={files} />
      ) : (
        <WaitingMark label={thread.sending} />
      );
    case "checking":
      return <WaitingMark label={thread.checking} />;
    case "failed":
      return <FailedMeta message={message} error={message.state.error} />;
  }
}

/** The SDK tells nothing of how far an upload is, so the bar only says that it goes on. */
function UploadMark({ message, files }: { message: OutboxMessage; files: number }) {
  const { thread } = useTexts();
  const { discardSend } = useChatCommands();
  const words = thread.uploading(files);
  return (
    <div className="flex items-center gap-3">
      <span
        role="progressbar"
        // The motion is written for this direction.
        dir="ltr"
        aria-label={words}
        className="bg-idle-tint relative h-1 w-16 overflow-hidden rounded-full"
      >
        <span className="animate-upload bg-accent absolute inset-y-0 start-0 w-1/3 rounded-full" />
      </span>
      <WaitingMark label={words} />
      <LinkButton quiet className="text-meta" onClick={() => discardSend(message.clientMessageId)}>
        {thread.cancelUpload}
      </LinkButton>
    </div>
  );
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
      <p className="text-meta text-ink-3 max-w-[420px] text-end text-pretty">
        {texts.errors.sentence(error)}
        {error.code !== null && <span className="tn"> ({error.code})</span>}
      </p>
    </div>
  );
}
