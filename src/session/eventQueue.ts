import type { ChatEvent } from "../domain/chatEvent.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { ChatStore } from "../store/chatStore.ts";
import type { Clock } from "./clock.ts";

/** While the list loads, thousands of events come at once; a screen needs no more than this many steps of it. */
const loadingStepMs = 40;
/** What the events wait for must not keep the chat away. */
const longestHoldMs = 3000;

/** Brings events into the store: at once, but in steps until the list is complete. */
export function createEventQueue({ store, clock }: { store: ChatStore; clock: Clock }) {
  let waiting: ChatEvent[] = [];
  let cancelStep: (() => void) | undefined;
  let isHeld = false;
  /** Told, but not yet who is in them, which their titles may be made of. */
  const withoutPeople = new Set<ConversationSid>();

  function note(event: ChatEvent): void {
    if (event.type === "conversationUpserted") withoutPeople.add(event.conversation.sid);
    if (event.type === "participantsLoaded") withoutPeople.delete(event.conversationSid);
  }

  /** What is on its way for a complete picture, be it of a few conversations only. */
  function isComplete(event: ChatEvent): boolean {
    return (
      event.type === "conversationsLoaded" ||
      (event.type === "participantsLoaded" && withoutPeople.size === 0)
    );
  }

  function flush(): void {
    if (isHeld) return;
    cancelStep?.();
    cancelStep = undefined;
    const events = waiting;
    waiting = [];
    if (events.length > 0) store.dispatch(...events);
  }

  return {
    push(event: ChatEvent): void {
      if (event.type === "connectionChanged") {
        flush();
        store.dispatch(event);
        return;
      }
      waiting.push(event);
      if (store.getState().listStatus === "ready") return flush();
      note(event);
      if (isComplete(event)) flush();
      else cancelStep ??= clock.after(loadingStepMs, flush);
    },
    /** Keeps the events back until what showing them needs is there. */
    holdUntil(ready: Promise<unknown>): void {
      isHeld = true;
      const cancel = clock.after(longestHoldMs, release);
      function release(): void {
        cancel();
        isHeld = false;
        flush();
      }
      void ready.then(release, release);
    },
  };
}
