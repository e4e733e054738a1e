import type { Identity } from "../../domain/identity.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useConversation, useTyping } from "../../store/useConversations.ts";
import { useUserName } from "../../store/usePeople.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { TypingLine } from "../../ui/TypingLine.tsx";

/** Says who is typing. Has its own row below the messages, so that it covers none of them. */
export function ThreadTyping({ sid }: { sid: ConversationSid }) {
  const { thread } = useTexts();
  const typing = useTyping(sid);
  const isClosed = useConversation(sid)?.state === "closed";
  const [first] = typing;
  if (first === undefined || isClosed) return null;
  return (
    <div className="mx-auto w-full max-w-[860px] px-5 pb-2">
      {typing.length === 1 ? (
        <OneTyping identity={first} />
      ) : (
        <TypingLine label={thread.typingMany(typing.length)} />
      )}
    </div>
  );
}

function OneTyping({ identity }: { identity: Identity }) {
  const { thread } = useTexts();
  return <TypingLine label={thread.typing(useUserName(identity))} />;
}
