import { Plus } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { EmojiPopover } from "../../ui/EmojiPopover.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { useReact } from "./useReact.ts";

/** What people react with most; the picker has all others. */
const usual = ["👍", "❤️", "😂", "🎉", "😮", "🙏"];

interface ReactButtonProps {
  sid: ConversationSid;
  messageSid: MessageSid;
  align: "start" | "end";
  trigger: ReactElement<object>;
}

export function ReactButton({ sid, messageSid, align, trigger }: ReactButtonProps) {
  const { thread, composer } = useTexts();
  const [open, setOpen] = useState(false);
  const react = useReact(sid, messageSid);
  const pick = (emoji: string) => {
    setOpen(false);
    react(emoji);
  };
  return (
    <Popover
      trigger={trigger}
      label={thread.react}
      width={272}
      align={align}
      open={open}
      onOpenChange={setOpen}
    >
      <div role="group" aria-label={thread.react} className="flex gap-0.5 p-1">
        {usual.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={thread.reactWith(emoji)}
            onClick={() => pick(emoji)}
            className="hover:bg-hover grid size-9 flex-1 place-items-center rounded-[8px] text-[1.25rem] max-md:size-11"
          >
            {emoji}
          </button>
        ))}
        <EmojiPopover
          trigger={<IconButton label={thread.moreEmoji} icon={Plus} />}
          label={thread.moreEmoji}
          searchLabel={composer.emojiSearch}
          loadingLabel={composer.emojiLoading}
          emptyLabel={composer.emojiEmpty}
          locale={composer.emojiLocale}
          align="end"
          onPick={pick}
        />
      </div>
    </Popover>
  );
}
