import type { Message } from "../../domain/entities.ts";
import { chatPerson } from "../../domain/person.ts";
import { type Reaction, reactionsOf } from "../../domain/reactions.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useMe } from "../../store/usePeople.ts";
import { usePeopleFacts } from "../../store/usePeopleFacts.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { cx } from "../../ui/cx.ts";
import { useReact } from "./useReact.ts";

interface ReactionsProps {
  sid: ConversationSid;
  message: Message;
}

export function Reactions({ sid, message }: ReactionsProps) {
  const reactions = reactionsOf(message.attributes);
  const react = useReact(sid, message.sid);
  const { thread } = useTexts();
  const isOwn = useMe() === message.author;
  if (reactions.length === 0) return null;
  return (
    <div
      role="group"
      aria-label={thread.reactions}
      className={cx("flex flex-wrap gap-1 pt-1", isOwn && "justify-end")}
    >
      {reactions.map((reaction) => (
        <ReactionChip
          key={reaction.emoji}
          reaction={reaction}
          onToggle={() => react(reaction.emoji)}
        />
      ))}
    </div>
  );
}

/** Chips of 22 px; who reacted is in the name and the tooltip. */
function ReactionChip({ reaction, onToggle }: { reaction: Reaction; onToggle(): void }) {
  const { thread } = useTexts();
  const facts = usePeopleFacts(null);
  const { emoji, identities } = reaction;
  const isOwn = facts.me !== null && identities.includes(facts.me);
  const names = identities.map((identity) => {
    const person = chatPerson(identity, facts);
    return person.kind === "chat" && person.isMe
      ? thread.you
      : person.kind === "chat"
        ? person.name
        : "";
  });
  const label = thread.reactedWith(thread.list(names), emoji);
  return (
    <button
      type="button"
      aria-pressed={isOwn}
      aria-label={label}
      data-tooltip={label}
      onClick={onToggle}
      className={cx(
        "touch-44 flex h-[1.375rem] items-center gap-1 rounded-full border px-1.5 text-meta",
        isOwn
          ? "border-chat-line bg-chat-tint text-chat-ink"
          : "border-hairline bg-raised text-ink-2",
      )}
    >
      <span aria-hidden="true">{emoji}</span>
      {identities.length > 1 && <span className="tn font-[600]">{identities.length}</span>}
    </button>
  );
}
