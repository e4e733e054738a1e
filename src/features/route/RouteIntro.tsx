import { Link } from "wouter";
import type { Message } from "../../domain/entities.ts";
import { useConversationTitle } from "../../store/useConversations.ts";
import { formatDay, formatExactTime, isoTime } from "../../texts/times.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { TextLink } from "../../ui/TextLink.tsx";
import { messageWords } from "./messageWords.ts";

/** Which message it is: its words, its conversation, its time. */
export function RouteIntro({ message }: { message: Message }) {
  const texts = useAllTexts();
  const { conversationSid, dateCreated } = message;
  const title = useConversationTitle(conversationSid) ?? texts.route.untitled;
  return (
    <p className="line-clamp-3 wrap-anywhere">
      {texts.route.quote(messageWords(texts, message))}
      {texts.route.inside}
      <Link href={`/c/${conversationSid}`} asChild>
        <TextLink href={`/c/${conversationSid}`}>{title}</TextLink>
      </Link>
      {", "}
      <time dateTime={isoTime(dateCreated)} className="tn">
        {texts.route.at(formatDay(dateCreated), formatExactTime(dateCreated))}
      </time>
    </p>
  );
}
