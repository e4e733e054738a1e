import type { Quote } from "../../domain/quote.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useAuthorName } from "../../store/useAuthorName.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { useGoToMessage } from "./goToMessage.ts";

interface QuoteBlockProps {
  sid: ConversationSid;
  quote: Quote;
}

/** What a message answers; leads to it. The quoted words stand in the answer itself, so they are shown as they were. */
export function QuoteBlock({ sid, quote }: QuoteBlockProps) {
  const { thread } = useTexts();
  const name = useAuthorName(sid, quote.author);
  const goTo = useGoToMessage();
  return (
    <button
      type="button"
      aria-label={thread.goToQuoted(name)}
      onClick={() => goTo(quote.index)}
      className="text-small mb-1 block max-w-full border-s-2 border-current ps-2.5 text-start"
    >
      <span className="block truncate font-[620]">{name}</span>
      <span className="block truncate">{quote.text || thread.file}</span>
    </button>
  );
}
