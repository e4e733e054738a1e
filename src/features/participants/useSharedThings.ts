import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { MediaItem, Message } from "../../domain/entities.ts";
import type { ConversationSid, MessageSid } from "../../domain/sids.ts";
import { useChatStore } from "../../store/chatStoreContext.ts";

interface SharedBy {
  key: string;
  messageSid: MessageSid;
  index: number;
  dateCreated: number;
}

export type SharedThing =
  | (SharedBy & { kind: "picture" | "file"; media: MediaItem })
  | (SharedBy & { kind: "link"; url: string });

// Only what a browser may be sent to; the rest of a text stays text.
const webLink = /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gu;

/** Pictures, files and links of the messages held here, newest first. */
export function useSharedThings(sid: ConversationSid): readonly SharedThing[] {
  const messages = useChatStore(
    useShallow((state) =>
      (state.timelines[sid]?.rows ?? []).flatMap(({ messageSid }) => {
        const message = messageSid === null ? undefined : state.messages[messageSid];
        return message === undefined ? [] : [message];
      }),
    ),
  );
  return useMemo(() => messages.toReversed().flatMap(thingsOf), [messages]);
}

function thingsOf(message: Message): SharedThing[] {
  const { sid: messageSid, index, dateCreated } = message;
  const by = { messageSid, index, dateCreated };
  const files = message.media.map((media) => ({
    ...by,
    kind: media.contentType.startsWith("image/") ? ("picture" as const) : ("file" as const),
    key: media.sid,
    media,
  }));
  const links = [...new Set(message.body?.match(webLink))].map((url) => ({
    ...by,
    kind: "link" as const,
    key: `${messageSid} ${url}`,
    url,
  }));
  return [...files, ...links];
}
