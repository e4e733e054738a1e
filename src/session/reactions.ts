import { ownReactions, toggled, withOwnReactions } from "../domain/reactions.ts";
import { sameValue } from "../domain/sameValue.ts";
import type { ConversationSid, MessageSid } from "../domain/sids.ts";
import type { ChatState } from "../store/chatState.ts";
import type { SessionParts } from "./sessionParts.ts";

/** How long the event of our write may take, and how long somebody's write that did not know ours may come after it. */
const settledMs = 1500;
const watchMs = 10_000;
const mostRepairs = 5;

interface Wish {
  conversationSid: ConversationSid;
  emojis: readonly string[];
  repairs: number;
  /** Its own event has been seen. */
  seen: boolean;
  stop(): void;
}

/**
 * One's own reactions. Twilio writes attributes as a whole and knows no condition for it, so of two people who react
 * at once the second can undo the first. Everybody writes only the own entry into what was told last, and looks for a
 * while whether it is still there; whoever misses it writes again.
 */
export function createReactions(parts: SessionParts) {
  const { gateway, store, clock, inBackground } = parts;
  const wishes = new Map<MessageSid, Wish>();

  async function toggle(
    conversationSid: ConversationSid,
    messageSid: MessageSid,
    emoji: string,
  ): Promise<void> {
    const known = wishes.get(messageSid)?.emojis ?? reactionsHeld(store.getState(), messageSid);
    if (known === undefined) return;
    forget(messageSid);
    const wish: Wish = {
      conversationSid,
      emojis: toggled(known, emoji),
      repairs: 0,
      seen: false,
      stop: clock.after(watchMs, () => wishes.delete(messageSid)),
    };
    wishes.set(messageSid, wish);
    try {
      await write(messageSid, wish);
    } catch (error) {
      forget(messageSid);
      throw error;
    }
  }

  function forget(messageSid: MessageSid): void {
    wishes.get(messageSid)?.stop();
    wishes.delete(messageSid);
  }

  async function write(messageSid: MessageSid, wish: Wish): Promise<void> {
    const { me } = store.getState();
    if (me === null) return;
    await gateway.changeMessageAttributes(wish.conversationSid, messageSid, (attributes) =>
      withOwnReactions(attributes, me, wish.emojis),
    );
    // Of two writes that came together, after a loss of the connection say, only the last is told.
    clock.after(settledMs, () => repairIfGone(messageSid, wish));
  }

  function repairIfGone(messageSid: MessageSid, wish: Wish): void {
    if (wishes.get(messageSid) !== wish || isThere(store.getState(), messageSid, wish)) return;
    if (wish.repairs >= mostRepairs) return;
    wish.repairs += 1;
    wish.seen = false;
    inBackground(write(messageSid, wish));
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.messages === before.messages) return;
    for (const [messageSid, wish] of wishes) {
      if (state.messages[messageSid] === before.messages[messageSid]) continue;
      if (isThere(state, messageSid, wish)) wish.seen = true;
      // Not in step with the other writer, or the two would undo each other again.
      else if (wish.seen) {
        const pauseMs = Math.random() * 300 * (wish.repairs + 1);
        clock.after(pauseMs, () => repairIfGone(messageSid, wish));
      }
    }
  });

  return {
    toggle,
    stop(): void {
      unsubscribe();
      for (const messageSid of wishes.keys()) forget(messageSid);
    },
  };
}

function reactionsHeld(state: ChatState, messageSid: MessageSid): readonly string[] | undefined {
  const message = state.messages[messageSid];
  if (message === undefined || state.me === null) return undefined;
  return ownReactions(message.attributes, state.me);
}

function isThere(state: ChatState, messageSid: MessageSid, { emojis }: Wish): boolean {
  const held = reactionsHeld(state, messageSid);
  // A message that is gone has nothing to repair.
  return held === undefined || sameValue(held.toSorted(), emojis.toSorted());
}
