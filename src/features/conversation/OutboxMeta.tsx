import type { OutboxMessage } from "../../domain/outboxMessage.ts";
import { useChatCommands } from "../../session/commands.ts";
import { useConnection } from "../../store/useConnection.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { cx } from "../../ui/cx.ts";
import { FailedMark } from "../../ui/FailedMark.tsx";
import { LinkButton } from "../../ui/LinkButton.tsx";
import { WaitingMark } from "../../ui/WaitingMark.tsx";
import { useTakeBack } from "./useTakeBack.ts";

/** Below an entry of the outbox: what it waits for, or why it failed, and what can be done. */
export function OutboxMeta({ message }: { message: OutboxMessage }) {
  const { thread } = useTexts();
  const isOffline = useConnection().status !== "connected";
  const files = message.files?.length ?? 0;
  if (message.recall !== undefined && message.state.state !== "failed") {
    return <WaitingMark label={thread.recalled[message.recall]} />;
  }
  switch (message.state.state) {
    case "queued":
      return (
        <WaitingActions message={message} shown={isOffline}>
          {isOffline ? thread.queuedOffline : thread.queued}
        </WaitingActions>
      );
    case "sending":
      return files > 0 ? (
        <UploadMark message={message} files={files} />
      ) : (
        <WaitingMark label={thread.sending} />
      );
    case "checking":
      return (
        <WaitingActions message={message} shown>
          {thread.checking}
        </WaitingActions>
      );
    case "failed":
      return <FailedMeta message={message} error={message.state.error} />;
  }
}

interface WaitingActionsProps {
  message: OutboxMessage;
  /** While it goes out by itself at once, there is nothing to be done. */
  shown: boolean;
  children: string;
}

function WaitingActions({ message, shown, children }: WaitingActionsProps) {
  return (
    <div className={cx("flex flex-wrap items-center justify-end gap-x-3", shown && "pb-1.5")}>
      <WaitingMark label={children} />
      {shown && (
        <span className="flex gap-3 whitespace-nowrap">
          <WayBack message={message} quiet />
        </span>
      )}
    </div>
  );
}

/** A template is no text that could be written on. */
function WayBack({ message, quiet }: { message: OutboxMessage; quiet?: boolean }) {
  const { thread } = useTexts();
  const { discardSend } = useChatCommands();
  const takeBack = useTakeBack(message);
  return (
    <>
      {message.template === undefined && (
        <LinkButton {...(quiet && { quiet })} className="text-meta" onClick={takeBack}>
          {thread.takeBack}
        </LinkButton>
      )}
      <LinkButton quiet className="text-meta" onClick={() => discardSend(message.clientMessageId)}>
        {thread.discard}
      </LinkButton>
    </>
  );
}

/** The SDK tells nothing of how far an upload is, so the bar only says that it goes on. */
function UploadMark({ message, files }: { message: OutboxMessage; files: number }) {
  const { thread } = useTexts();
  const takeBack = useTakeBack(message);
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
      <LinkButton quiet className="text-meta" onClick={takeBack}>
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
  const { retrySend } = useChatCommands();
  return (
    <div className="flex max-w-full flex-col items-end pb-2">
      <FailedMark label={texts.thread.notSent}>
        <LinkButton onClick={() => retrySend(message.clientMessageId)}>
          {texts.thread.retry}
        </LinkButton>
        <WayBack message={message} />
      </FailedMark>
      <p className="text-meta text-ink-3 max-w-[420px] text-end text-pretty">
        {texts.errors.sentence(error)}
        {error.code !== null && <span className="tn"> ({error.code})</span>}
      </p>
    </div>
  );
}
