import type { ReactNode } from "react";
import { messageWords } from "../../domain/messageWords.ts";
import { personLabel } from "../../domain/person.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import {
  useConversation,
  useDraft,
  useLastMessageSid,
  useTyping,
  useWaitingMessage,
} from "../../store/useConversations.ts";
import { useUserName } from "../../store/usePeople.ts";
import { useMessage, useMessageAuthor } from "../../store/useTimeline.ts";
import { useTexts } from "../../texts/useTexts.ts";

interface RowPreviewProps {
  sid: ConversationSid;
  /** What was not delivered, in words. */
  trouble: string | null;
}

/** The second line of a row: the first of trouble, typing, draft, what is on its way out and last message. */
export function RowPreview({ sid, trouble }: RowPreviewProps) {
  const texts = useTexts();
  const typing = useTyping(sid);
  const draft = useDraft(sid);
  const waiting = useWaitingMessage(sid);
  const lastSid = useLastMessageSid(sid);
  const isEmpty = useConversation(sid)?.lastMessage === null;
  const [typist] = typing;

  if (trouble !== null) return <span className="text-bad">{trouble}</span>;
  if (typist !== undefined) {
    return (
      <span className="text-accent-ink">
        {typing.length === 1 ? (
          <TypingName identity={typist} />
        ) : (
          texts.list.typingMany(typing.length)
        )}
      </span>
    );
  }
  if (draft.trim() !== "") {
    return <LastWords author={texts.list.draft} words={draft} />;
  }
  if (waiting !== null) {
    const media = (waiting.files ?? []).map(({ name, ...file }) => ({ ...file, filename: name }));
    const words = messageWords({ body: waiting.body, media }, texts.list);
    return <LastWords author={`${texts.list.you}:`} words={words} />;
  }
  if (lastSid !== null) return <LastMessage messageSid={lastSid} />;
  return isEmpty ? texts.list.noMessages : null;
}

function TypingName({ identity }: { identity: Parameters<typeof useUserName>[0] }) {
  const texts = useTexts();
  return <>{texts.list.typing(useUserName(identity))}</>;
}

function LastMessage({ messageSid }: { messageSid: MessageSid }) {
  const texts = useTexts();
  const message = useMessage(messageSid);
  const author = useMessageAuthor(messageSid);
  if (!message || !author) return null;
  const name = author.kind === "chat" && author.isMe ? texts.list.you : personLabel(author);
  return (
    <LastWords author={name === "" ? null : `${name}:`} words={messageWords(message, texts.list)} />
  );
}

function LastWords({ author, words }: { author: string | null; words: string }): ReactNode {
  return (
    <>
      {author !== null && <b className="tn text-ink-2 font-[560]">{author} </b>}
      {words}
    </>
  );
}
