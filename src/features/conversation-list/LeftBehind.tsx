import { CircleAlert } from "lucide-react";
import type { ConversationSid } from "../../domain/sids.ts";
import { useLeftBehind, useWordsLeft } from "../../store/useUnsent.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Icon } from "../../ui/Icon.tsx";

interface LeftBehindProps {
  hrefOf(sid: ConversationSid): string;
  onOpen(sid: ConversationSid): void;
}

/** At the foot of the list: the way to what one wrote in conversations that have gone from it. */
export function LeftBehind(props: LeftBehindProps) {
  const sids = useLeftBehind();
  if (sids.length === 0) return null;
  return (
    <ul className="border-hairline max-h-40 flex-none overflow-y-auto border-t py-1">
      {sids.map((sid) => (
        <li key={sid}>
          <Row sid={sid} {...props} />
        </li>
      ))}
    </ul>
  );
}

function Row({ sid, hrefOf, onOpen }: LeftBehindProps & { sid: ConversationSid }) {
  const { list } = useTexts();
  const words = useWordsLeft(sid);
  return (
    <a
      href={hrefOf(sid)}
      className="text-small hover:bg-hover focus-inset flex min-h-11 items-start gap-2.5 px-4 py-2"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(sid);
      }}
    >
      <Icon icon={CircleAlert} size={16} className="text-bad mt-0.5 flex-none" />
      <span className="line-clamp-2 min-w-0 wrap-anywhere">{list.leftBehind(words)}</span>
    </a>
  );
}
