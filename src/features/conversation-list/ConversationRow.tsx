import { Archive, BellOff, CircleAlert } from "lucide-react";
import { memo, useEffect } from "react";
import { searchRanges } from "../../domain/searchText.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { useChatCommands } from "../../session/commands.ts";
import {
  useConversation,
  useConversationTitle,
  useIsUnread,
  useLastMessageSid,
  useUnreadCount,
} from "../../store/useConversations.ts";
import { useMessage } from "../../store/useTimeline.ts";
import { formatListTime, isoTime } from "../../texts/times.ts";
import { useTexts } from "../../texts/useTexts.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Highlighted } from "../../ui/Highlighted.tsx";
import { ListRow } from "../../ui/ListRow.tsx";
import { LastDelivery } from "./LastDelivery.tsx";
import { RowPreview } from "./RowPreview.tsx";
import { useChannels } from "./useChannels.ts";
import { useFaces } from "./useFaces.ts";
import { useTrouble } from "./useTrouble.ts";

interface ConversationRowProps {
  id: string;
  sid: ConversationSid;
  /** What is searched; its places in the title are marked. */
  query: string;
  href: string;
  selected: boolean;
  tabIndex: 0 | -1;
  onOpen(sid: ConversationSid): void;
}

export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { id, sid, query, href, selected, tabIndex, onOpen } = props;
  const texts = useTexts();
  const { loadPreview } = useChatCommands();
  const conversation = useConversation(sid);
  const title = useConversationTitle(sid);
  const unread = useIsUnread(sid);
  const channels = useChannels(sid);
  const faces = useFaces(sid, title);
  const lastMessage = useMessage(useLastMessageSid(sid));
  const trouble = useTrouble(sid);

  useEffect(() => loadPreview(sid), [loadPreview, sid]);

  if (!conversation) return null;
  const time =
    lastMessage?.dateCreated ?? conversation.lastMessage?.dateCreated ?? conversation.dateCreated;
  const shownTitle = title ?? texts.list.untitled;

  return (
    <ListRow
      id={id}
      href={href}
      selected={selected}
      unread={unread}
      tabIndex={tabIndex}
      faces={faces}
      channels={channels}
      title={
        query === "" ? (
          shownTitle
        ) : (
          <Highlighted text={shownTitle} ranges={searchRanges(shownTitle, query)} />
        )
      }
      titleTabular={shownTitle.startsWith("+")}
      titleMark={
        <>
          {conversation.state === "closed" && (
            <Archive size={14} strokeWidth={2} role="img" aria-label={texts.list.closed} />
          )}
          {conversation.muted && (
            <BellOff size={14} strokeWidth={2} role="img" aria-label={texts.list.muted} />
          )}
        </>
      }
      time={formatListTime(time)}
      dateTime={isoTime(time)}
      preview={<RowPreview sid={sid} trouble={trouble} />}
      aside={
        trouble === null ? (
          <RowAside sid={sid} unread={unread} muted={conversation.muted} />
        ) : (
          <CircleAlert size={16} strokeWidth={1.75} className="text-bad" aria-hidden />
        )
      }
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(sid);
      }}
    />
  );
});

interface RowAsideProps {
  sid: ConversationSid;
  unread: boolean;
  muted: boolean;
}

function RowAside({ sid, unread, muted }: RowAsideProps) {
  const texts = useTexts();
  const count = useUnreadCount(sid);
  if (unread) {
    const label = count === null ? texts.list.unreadSome : texts.list.unread(count);
    return <Badge count={count} muted={muted} label={label} />;
  }
  return <LastDelivery sid={sid} />;
}
