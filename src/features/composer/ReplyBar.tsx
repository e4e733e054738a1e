import { Reply, X } from "lucide-react";
import type { Quote } from "../../domain/quote.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useAuthorName } from "../../store/useAuthorName.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";

interface ReplyBarProps {
  sid: ConversationSid;
  quote: Quote;
  onCancel(): void;
}

/** Which message is being answered. */
export function ReplyBar({ sid, quote, onCancel }: ReplyBarProps) {
  const { composer } = useTexts();
  const name = useAuthorName(sid, quote.author);
  return (
    <div className="bg-idle-tint rounded-field flex items-center gap-2.5 py-1 ps-3 pe-1">
      <Icon icon={Reply} size={16} className="text-ink-3" />
      <p className="text-small min-w-0 flex-1">
        <span className="block truncate font-[600]">{composer.replyTo(name)}</span>
        <span className="text-ink-2 block truncate">{quote.text || composer.aFile}</span>
      </p>
      <IconButton label={composer.cancelReply} icon={X} iconSize={16} onClick={onCancel} />
    </div>
  );
}
