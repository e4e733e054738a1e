import type { ChatEvent } from "../domain/chatEvent.ts";
import type { ChatStore } from "../store/chatStore.ts";
import type { Clock } from "./clock.ts";

/** While the list loads, thousands of events come at once; a screen needs no more than this many steps of it. */
const loadingStepMs = 40;

/** Brings events into the store: at once, but in steps until the list is complete. */
export function createEventQueue({ store, clock }: { store: ChatStore; clock: Clock }) {
  let waiting: ChatEvent[] = [];
  let cancelStep: (() => void) | undefined;

  function flush(): void {
    cancelStep?.();
    cancelStep = undefined;
    const events = waiting;
    waiting = [];
    if (events.length > 0) store.dispatch(...events);
  }

  return {
    push(event: ChatEvent): void {
      waiting.push(event);
      const isLoading = store.getState().listStatus === "loading";
      if (
        !isLoading ||
        event.type === "conversationsLoaded" ||
        event.type === "connectionChanged"
      ) {
        flush();
      } else {
        cancelStep ??= clock.after(loadingStepMs, flush);
      }
    },
    flush,
  };
}
