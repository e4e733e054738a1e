import type { Message } from "../../domain/entities.ts";
import { isEdited } from "../../domain/isEdited.ts";
import { isEmojiOnly } from "../../domain/isEmojiOnly.ts";
import { quoteIn } from "../../domain/quote.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Bubble } from "../../ui/Bubble.tsx";
import { EmojiOnly } from "../../ui/EmojiOnly.tsx";
import { MessageMedia } from "./MessageMedia.tsx";
import { MessageText } from "./MessageText.tsx";
import { QuoteBlock } from "./QuoteBlock.tsx";
import { Reactions } from "./Reactions.tsx";

interface MessageContentProps {
  sid: ConversationSid;
  message: Message;
  side: "own" | "other";
  joinsAbove: boolean;
  joinsBelow: boolean;
}

export function MessageContent(props: MessageContentProps) {
  const { sid, message, side, joinsAbove, joinsBelow } = props;
  const { thread } = useTexts();
  const hasMedia = message.media.length > 0;
  const text = message.body ?? "";
  // Blanks beside a file say nothing.
  const body = hasMedia && text.trim() === "" ? "" : text;
  const quote = quoteIn(message.attributes);
  const isEmoji = quote === undefined && isEmojiOnly(body);
  const joins = { joinsAbove: joinsAbove || hasMedia, joinsBelow };
  return (
    <>
      {hasMedia && <MessageMedia sid={sid} message={message} side={side} />}
      {isEmoji && <EmojiOnly>{body}</EmojiOnly>}
      {!isEmoji && (body !== "" || quote !== undefined) && (
        <div className={hasMedia ? "mt-[3px] max-w-full" : "max-w-full"}>
          <Bubble side={side} {...joins}>
            {quote !== undefined && <QuoteBlock sid={sid} quote={quote} />}
            <MessageText body={body} />
          </Bubble>
        </div>
      )}
      {isEdited(message) && <p className="text-meta text-ink-3">{thread.edited}</p>}
      <Reactions sid={sid} message={message} />
    </>
  );
}
