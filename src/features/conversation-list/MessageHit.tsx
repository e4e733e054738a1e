import { memo } from "react";
import { personLabel } from "../../domain/person.ts";
import { personFace } from "../../domain/personFace.ts";
import { aroundFirstHit, searchRanges } from "../../domain/searchText.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { conversationTitle } from "../../store/conversationSelectors.ts";
import { useMessage, useMessageAuthor } from "../../store/useTimeline.ts";
import { formatListTime, isoTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Highlighted } from "../../ui/Highlighted.tsx";
import { ListRow } from "../../ui/ListRow.tsx";

interface MessageHitProps {
  id: string;
  messageSid: MessageSid;
  query: string;
  tabIndex: 0 | -1;
  hrefOf(sid: ConversationSid): string;
  onOpen(sid: ConversationSid, index: number): void;
}

/** A message that was found: whose it is, where, and the words; it leads to its place in the thread. */
export const MessageHit = memo(function MessageHit(props: MessageHitProps) {
  const { id, messageSid, query, tabIndex, hrefOf, onOpen } = props;
  const { list } = useTexts();
  const message = useMessage(messageSid);
  const author = useMessageAuthor(messageSid);
  const title = useChatStore((state) =>
    message === undefined ? null : conversationTitle(state, message.conversationSid),
  );
  if (!message || !author) return null;
  const { conversationSid, index } = message;
  const isMe = author.kind === "chat" && author.isMe;
  const snippet = aroundFirstHit(message.body ?? "", query);
  return (
    <ListRow
      id={id}
      href={`${hrefOf(conversationSid)}?message=${index}`}
      tabIndex={tabIndex}
      faces={[personFace(author)]}
      channels={[]}
      title={title ?? list.untitled}
      time={formatListTime(message.dateCreated)}
      dateTime={isoTime(message.dateCreated)}
      preview={
        <>
          <b className="tn text-ink-2 font-[560]">{isMe ? list.you : personLabel(author)}: </b>
          <Highlighted text={snippet} ranges={searchRanges(snippet, query)} />
        </>
      }
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(conversationSid, index);
      }}
    />
  );
});
