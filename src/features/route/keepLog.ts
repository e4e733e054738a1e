import {
  type LoggedMessage,
  type LoggedMessages,
  withEvent,
  withLoaded,
} from "./loggedMessages.ts";
import type { RouteEvent } from "./routeEvents.ts";

/**
 * Puts together what is heard and what is loaded. The stream does not repeat what came before it was open, and it opens
 * late on a slow machine; so each connect loads the last messages. An event that comes meanwhile may be of a message that
 * only the answer brings, or tell more than the answer: it is told once more after it.
 */
export function keepLog(
  load: (limit: number) => Promise<readonly LoggedMessage[]>,
  limit: number,
  change: (to: (state: LoggedMessages) => LoggedMessages) => void,
): { hear(event: RouteEvent): void; connect(): void } {
  let heard: RouteEvent[] | undefined;

  const connect = () => {
    const meanwhile: RouteEvent[] = [];
    heard = meanwhile;
    load(limit).then(
      (loaded) => {
        // After another connect this answer is too old.
        if (heard !== meanwhile) return;
        heard = undefined;
        change((state) => meanwhile.reduce(withEvent, withLoaded(state, loaded, limit)));
      },
      // What is heard shows all the same, and the next connect asks again.
      () => {
        if (heard === meanwhile) heard = undefined;
      },
    );
  };

  return {
    connect,
    hear(event) {
      heard?.push(event);
      change((state) => withEvent(state, event));
      if (event.type === "reset") connect();
    },
  };
}
