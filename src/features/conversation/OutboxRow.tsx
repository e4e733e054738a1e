import type { ClientMessageId } from "../../domain/clientMessageId.ts";
import { quoteIn } from "../../domain/quote.ts";
import { useConnection } from "../../store/useConnection.ts";
import { useOutboxMessage } from "../../store/useTimeline.ts";
import { Bubble } from "../../ui/Bubble.tsx";
import { OwnMessage } from "../../ui/OwnMessage.tsx";
import { MessageText } from "./MessageText.tsx";
import { OutboxFiles } from "./OutboxFiles.tsx";
import { OutboxMeta } from "./OutboxMeta.tsx";
import { QuoteBlock } from "./QuoteBlock.tsx";

interface OutboxRowProps {
  clientMessageId: ClientMessageId | null;
  joinsAbove: boolean;
  joinsBelow: boolean;
}

/** An own message that Twilio has not confirmed yet, or that was refused. */
export function OutboxRow({ clientMessageId, joinsAbove, joinsBelow }: OutboxRowProps) {
  const message = useOutboxMessage(clientMessageId);
  const isOffline = useConnection().status !== "connected";
  if (!message) return null;
  const isFailed = message.state.state === "failed";
  // What waits for the connection can be taken back one by one.
  const waits = isOffline || message.state.state === "checking";
  const hasFiles = (message.files ?? []).length > 0;
  const quote = quoteIn(message.attributes ?? {});
  return (
    <OwnMessage
      joinsAbove={joinsAbove}
      arriving
      {...((isFailed || waits || hasFiles || !joinsBelow) && {
        meta: <OutboxMeta message={message} />,
      })}
    >
      {hasFiles && <OutboxFiles message={message} />}
      {message.body !== "" && (
        <div className={hasFiles ? "mt-[3px] max-w-full" : "max-w-full"}>
          <Bubble
            side="own"
            joinsAbove={joinsAbove || hasFiles}
            joinsBelow={joinsBelow}
            failed={isFailed}
          >
            {quote !== undefined && <QuoteBlock sid={message.conversationSid} quote={quote} />}
            <MessageText body={message.body} />
          </Bubble>
        </div>
      )}
    </OwnMessage>
  );
}
