import { useEffect } from "react";
import { Link } from "wouter";
import type { Message } from "../../domain/entities.ts";
import { routeHref } from "../../domain/routeHref.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import type { ChatState } from "../../store/chatState.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";
import { useMessage } from "../../store/useTimeline.ts";
import { useAllTexts } from "../../texts/useAllTexts.ts";
import { RouteDrawing } from "../../ui/RouteDrawing.tsx";
import { TextLink } from "../../ui/TextLink.tsx";
import { useWidth } from "../../ui/useWidth.ts";
import { followRouteLog } from "./routeLog.ts";
import { RouteStrip } from "./RouteStrip.tsx";
import { useMessageRoute } from "./useMessageRoute.ts";
import { useRouteParts } from "./useRouteParts.ts";

interface LastRouteProps {
  /** The open conversation. */
  conversationSid: ConversationSid | null;
}

/** Below the phones: the way of one's own last message, and the strip of all messages as they travel. */
export function LastRoute({ conversationSid }: LastRouteProps) {
  const message = useMessage(
    useChatStore((state) => (conversationSid === null ? null : ownNewest(state, conversationSid))),
  );
  useEffect(followRouteLog, []);
  return (
    <div data-last-route="" className="grid flex-none grid-cols-1 gap-3 px-4 pb-4">
      {message && <LastRouteCard message={message} />}
      <RouteStrip size="mini" />
    </div>
  );
}

function ownNewest(state: ChatState, sid: ConversationSid): MessageSid | null {
  const rows = state.timelines[sid]?.rows ?? [];
  const own = rows.findLast(
    ({ messageSid }) => messageSid !== null && state.messages[messageSid]?.author === state.me,
  );
  return own?.messageSid ?? null;
}

/** More rows would leave no room for the handsets. */
const mostRows = 3;

function LastRouteCard({ message }: { message: Message }) {
  const { route: texts } = useAllTexts();
  const { route } = useMessageRoute(message);
  const parts = useRouteParts(message, route);
  const [card, width] = useWidth<HTMLDivElement>();
  const phones = parts.stops.filter(({ channel }) => channel !== "chat");
  const stops = (phones.length > 0 ? phones : parts.stops).slice(0, mostRows);
  return (
    <section
      aria-label={texts.lastTitle}
      className="bg-surface rounded-popover border-hairline border px-3.5 pt-3 pb-2.5 [@media(height<760px)]:hidden"
    >
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h3 className="text-small truncate font-[620]">{texts.lastTitle}</h3>
        <Link href={routeHref(message)} asChild>
          <TextLink href={routeHref(message)} className="text-pane">
            {texts.open}
          </TextLink>
        </Link>
      </div>
      <div ref={card}>
        {width > 0 && (
          <RouteDrawing
            key={message.sid}
            width={width}
            size="mini"
            author={parts.author}
            node={parts.node}
            stops={stops}
          />
        )}
      </div>
      <ul className="sr-only">
        {stops.map(({ key, name, via, plate, stateLabel }) => (
          <li key={key}>{texts.stop(name, via, plate?.number ?? "", stateLabel)}</li>
        ))}
      </ul>
    </section>
  );
}
