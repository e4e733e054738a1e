import { useContext } from "react";
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

/**
 * What is being written, besides the text (a draft of the ChatState). The session keeps the files like the text; the rest
 * lasts as long as the session: a question of the thread to the composer is of the moment.
 */
export interface Composing {
  files: Readonly<Record<ConversationSid, readonly Attachment[]>>;
  replies: Readonly<Record<ConversationSid, Quote>>;
  /** The message whose text is being changed. */
  editing: Readonly<Record<ConversationSid, MessageSid>>;
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
  editing: {},
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

/** Files have a command of the session, which keeps them. */
export function useSetComposing(): <PartName extends Exclude<Part, "files">>(
  part: PartName,
  sid: ConversationSid,
  value: Composing[PartName][ConversationSid] | undefined,
) => void {
  const chat = useChat();
  return (part, sid, value) => setComposing(chat, part, sid, value);
}

export function useIsEditing(sid: ConversationSid, messageSid: MessageSid): boolean {
  return useStore(useComposingStore(), (state) => state.editing[sid] === messageSid);
}
