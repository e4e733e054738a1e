import type { Message } from "../domain/entities.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { ConversationSnapshot, SnapshotFacts, ThreadSnapshot } from "../store/chatSnapshot.ts";
import type { ChatState } from "../store/chatState.ts";
import { hasServiceList } from "../store/chatState.ts";
import type { SnapshotChanges } from "./chatStorage.ts";
import type { SessionParts } from "./sessionParts.ts";

/** A burst is kept once. */
export const snapshotDelayMs = 2000;
const threadLength = 30;

type KeeperParts = Pick<
  SessionParts,
  "store" | "storage" | "clock" | "page" | "tabs" | "inBackground"
>;

/** Keeps what the person sees for the next start: the list, and the newest messages of the threads that were read. */
export function createSnapshotKeeper(parts: KeeperParts) {
  const { store, storage, clock, page, tabs, inBackground } = parts;
  let kept: ChatState = store.getInitialState();
  let keptTails = new Map<ConversationSid, readonly Message[]>();
  let cancelTimer: (() => void) | undefined;
  let isStopped = false;

  function keep(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    const state = store.getState();
    // Half a list must never replace a whole one; of a partial one, what is missing stands as it was kept.
    if (isStopped || !hasServiceList(state) || state === kept || !tabs.isLeading()) return;
    const changes = changesOf(state);
    kept = state;
    if (isEmpty(changes)) return;
    inBackground(storage.keepSnapshot(changes));
  }

  function changesOf(state: ChatState): SnapshotChanges {
    return {
      facts: factsOf(state),
      conversations: changedConversations(state),
      threads: changedThreads(state),
      gone: (Object.keys(kept.conversations) as ConversationSid[]).filter(
        (sid) => state.conversations[sid] === undefined,
      ),
    };
  }

  function factsOf(state: ChatState): SnapshotFacts | null {
    const { me, users, learnedBindings, numbers, contacts } = state;
    const isSame =
      users === kept.users &&
      learnedBindings === kept.learnedBindings &&
      numbers === kept.numbers &&
      contacts === kept.contacts;
    if (me === null || (isSame && me === kept.me)) return null;
    return { me, users: Object.values(users), learnedBindings, numbers, contacts };
  }

  function changedConversations(state: ChatState): ConversationSnapshot[] {
    return Object.values(state.conversations).flatMap((conversation) => {
      const { sid } = conversation;
      const people = state.participants[sid];
      const lastMessage = newestOf(state, sid);
      const isSame =
        conversation === kept.conversations[sid] &&
        people === kept.participants[sid] &&
        lastMessage === newestOf(kept, sid);
      return isSame
        ? []
        : [{ conversation, participants: Object.values(people ?? {}), lastMessage }];
    });
  }

  function changedThreads(state: ChatState): ThreadSnapshot[] {
    const tails = new Map<ConversationSid, readonly Message[]>();
    const changed: ThreadSnapshot[] = [];
    // The keys of this record are sids of conversations.
    for (const conversationSid of Object.keys(state.timelines) as ConversationSid[]) {
      const messages = tailOf(state, conversationSid);
      if (messages === null) continue;
      tails.set(conversationSid, messages);
      if (!sameItems(messages, keptTails.get(conversationSid))) {
        changed.push({ conversationSid, messages });
      }
    }
    keptTails = tails;
    return changed;
  }

  const unsubscribe = store.subscribe((state) => {
    if (hasServiceList(state)) cancelTimer ??= clock.after(snapshotDelayMs, keep);
  });
  const stopWatching = page.onHidden(keep);

  return {
    /** What the store holds now came from the storage. */
    restored(): void {
      kept = store.getState();
    },
    keep,
    stop(): void {
      isStopped = true;
      cancelTimer?.();
      unsubscribe();
      stopWatching();
    },
  };
}

function newestOf(state: ChatState, sid: ConversationSid): Message | null {
  const newest = state.timelines[sid]?.newestSid ?? null;
  return newest === null ? null : (state.messages[newest] ?? null);
}

/** The newest messages, when what is held reaches the end of the conversation without a gap. */
function tailOf(state: ChatState, sid: ConversationSid): readonly Message[] | null {
  const timeline = state.timelines[sid];
  if (timeline === undefined || !timeline.isLoaded || timeline.newer !== "end") return null;
  return timeline.rows.slice(-threadLength).flatMap(({ messageSid }) => {
    const message = messageSid === null ? undefined : state.messages[messageSid];
    return message === undefined ? [] : [message];
  });
}

function sameItems(a: readonly Message[], b: readonly Message[] | undefined): boolean {
  return b?.length === a.length && a.every((item, place) => item === b[place]);
}

function isEmpty({ facts, conversations, threads, gone }: SnapshotChanges): boolean {
  return facts === null && conversations.length + threads.length + gone.length === 0;
}
