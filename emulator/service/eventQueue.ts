import type { Store } from "../store/store.ts";
import type { ServiceLog } from "./context.ts";
import type { ServiceEvent } from "./serviceEvent.ts";

export interface EventQueue {
  transaction<T>(work: () => T): T;
  emit(event: ServiceEvent): void;
  subscribe(listener: (event: ServiceEvent) => void): () => void;
}

/**
 * Commit, then publish: events wait until the outermost transaction has been committed and are lost with it when it is
 * undone. A listener may start operations of its own; their events come after those already waiting, so that every
 * listener sees one order.
 */
export function createEventQueue(store: Store, log: ServiceLog): EventQueue {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const committed: ServiceEvent[] = [];
  let collecting: ServiceEvent[] | undefined;
  let publishing = false;

  const tell = (listener: (event: ServiceEvent) => void, event: ServiceEvent) => {
    try {
      listener(event);
    } catch (error) {
      log.error({ err: error, event: event.type }, "A listener failed");
    }
  };

  const publish = () => {
    if (publishing) return;
    publishing = true;
    for (let event = committed.shift(); event !== undefined; event = committed.shift()) {
      for (const listener of listeners) tell(listener, event);
    }
    publishing = false;
  };

  return {
    transaction(work) {
      if (collecting !== undefined) return store.transaction(work);
      const events: ServiceEvent[] = [];
      collecting = events;
      let result;
      try {
        result = store.transaction(work);
      } finally {
        collecting = undefined;
      }
      committed.push(...events);
      publish();
      return result;
    },
    emit(event) {
      if (collecting === undefined) throw new Error("An event outside a transaction");
      collecting.push(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
