import { useCallback, useContext } from "react";
import { useStore } from "zustand/react";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { OutgoingFile } from "../domain/outgoingMessage.ts";
import type { Quote } from "../domain/quote.ts";
import type { ConversationSid, MessageSid, ParticipantSid } from "../domain/sids.ts";
import type { ChatStore } from "./chatStore.ts";
import { ChatStoreContext } from "./chatStoreContext.ts";

export interface Attachment extends OutgoingFile {
  id: number;
}

/** A change of a message that is not saved yet. */
export interface Edit {
  messageSid: MessageSid;
  /** Where in the conversation the message stands. */
  index: number;
  body: string;
}

/**
 * What is being written, besides the text (a draft of the ChatState). The session keeps files, replies and edits like the
 * text; the rest lasts as long as the session: a question of the thread to the composer is of the moment.
 */
export interface Composing {
  files: Readonly<Record<ConversationSid, readonly Attachment[]>>;
  replies: Readonly<Record<ConversationSid, Quote>>;
  /** The message to be answered was just chosen: the field takes the focus. */
  replyBegun: Readonly<Record<ConversationSid, MessageSid>>;
  /** Messages whose text is being changed. */
  editing: Readonly<Record<ConversationSid, readonly Edit[]>>;
  /** The one of them that was just begun: its field takes the focus when it is drawn. */
  begun: Readonly<Record<ConversationSid, MessageSid>>;
  /** Those of them whose field is in view. */
  editsInView: Readonly<Record<ConversationSid, readonly MessageSid[]>>;
  /** The person for whom a template is being chosen; `anybody` when none in particular. */
  templateFor: Readonly<Record<ConversationSid, ParticipantSid | "anybody">>;
  /** Somebody whom a message did not reach, and what is to be done about it. */
  personAsked: Readonly<Record<ConversationSid, PersonAsked>>;
}

export interface PersonAsked {
  participantSid: ParticipantSid;
  ask: "changeNumber" | "remove";
}

type Part = keyof Composing;

let lastId = 0;

export function toAttachment(file: OutgoingFile): Attachment {
  lastId += 1;
  return { ...file, id: lastId };
}

const nothing: Composing = {
  files: {},
  replies: {},
  replyBegun: {},
  editing: {},
  begun: {},
  editsInView: {},
  templateFor: {},
  personAsked: {},
};

/** Its own for each session, and gone with it. */
const stores = new WeakMap<ChatStore, StoreApi<Composing>>();

export function composingOf(chat: ChatStore): StoreApi<Composing> {
  const known = stores.get(chat);
  if (known !== undefined) return known;
  const made = createStore<Composing>(() => nothing);
  stores.set(chat, made);
  return made;
}

function useChat(): ChatStore {
  const chat = useContext(ChatStoreContext);
  if (chat === null) throw new Error("useComposing needs a ChatStoreProvider above it");
  return chat;
}

function useComposingStore(): StoreApi<Composing> {
  return composingOf(useChat());
}

export function useComposing<PartName extends Part>(
  part: PartName,
  sid: ConversationSid,
): Composing[PartName][ConversationSid] | undefined {
  // What a part holds for a conversation is of that part's kind; the compiler loses the link between the two.
  type Held = Composing[PartName][ConversationSid] | undefined;
  return useStore(useComposingStore(), (state) => state[part][sid] as Held);
}

/** Of all conversations. */
export function useComposingFiles(): Composing["files"] {
  return useStore(useComposingStore(), ({ files }) => files);
}

/** Sets a part of what is being written in a conversation; undefined takes it away. */
export function setComposing<PartName extends Part>(
  chat: ChatStore,
  part: PartName,
  sid: ConversationSid,
  value: Composing[PartName][ConversationSid] | undefined,
): void {
  composingOf(chat).setState((state) => {
    const { [sid]: _before, ...others } = state[part];
    return { [part]: value === undefined ? others : { ...others, [sid]: value } };
  });
}

/** The other parts have commands of the session, which keeps them. */
export function useSetComposing(): <
  PartName extends Exclude<Part, "files" | "replies" | "editing">,
>(
  part: PartName,
  sid: ConversationSid,
  value: Composing[PartName][ConversationSid] | undefined,
) => void {
  const chat = useChat();
  return (part, sid, value) => setComposing(chat, part, sid, value);
}

/** The words to which a message is being changed; undefined when nobody changes it. */
export function useEditBody(sid: ConversationSid, messageSid: MessageSid): string | undefined {
  return useStore(
    useComposingStore(),
    (state) => state.editing[sid]?.find((edit) => edit.messageSid === messageSid)?.body,
  );
}

/** A change in progress that is out of view; undefined when there is none. */
export function useEditAway(sid: ConversationSid): Edit | undefined {
  return useStore(useComposingStore(), ({ editing, editsInView }) =>
    editing[sid]?.find(({ messageSid }) => editsInView[sid]?.includes(messageSid) !== true),
  );
}

export function useChangeEditsInView(
  sid: ConversationSid,
): (messageSid: MessageSid, isInView: boolean) => void {
  const chat = useChat();
  return useCallback(
    (messageSid, isInView) => {
      const known = composingOf(chat).getState().editsInView[sid] ?? [];
      const others = known.filter((other) => other !== messageSid);
      setComposing(chat, "editsInView", sid, isInView ? [...others, messageSid] : others);
    },
    [chat, sid],
  );
}
