import type { Message } from "../../domain/entities.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { Bubble } from "../../ui/Bubble.tsx";
import { EmojiOnly } from "../../ui/EmojiOnly.tsx";
import { MessageMedia } from "./MessageMedia.tsx";

interface MessageContentProps {
  sid: ConversationSid;
  message: Message;
  side: "own" | "other";
  joinsAbove: boolean;
  joinsBelow: boolean;
}

// Up to six pictograms and nothing else are shown large. A digit or # is an emoji only with its keycap.
const emojiOnly = new RegExp(String.raw`^(?:\s*\p{RGI_Emoji}){1,6}\s*$`, "v");

export function MessageContent({
  sid,
  message,
  side,
  joinsAbove,
  joinsBelow,
}: MessageContentProps) {
  const body = message.body ?? "";
  const hasMedia = message.media.length > 0;
  return (
    <>
      {hasMedia && <MessageMedia sid={sid} message={message} />}
      {body !== "" &&
        (emojiOnly.test(body) ? (
          <EmojiOnly>{body}</EmojiOnly>
        ) : (
          <div className={hasMedia ? "mt-[3px]" : undefined}>
            <Bubble side={side} joinsAbove={joinsAbove || hasMedia} joinsBelow={joinsBelow}>
              {body}
            </Bubble>
          </div>
        ))}
    </>
  );
}
