import type { Store } from "../store/store.ts";
import type { Actor } from "./actor.ts";
import type { ServiceLog } from "./context.ts";
import type { ServiceEvent } from "./serviceEvent.ts";

/** `by`: who made the change; undefined for what the program does by itself. */
export type ServiceListener = (event: ServiceEvent, by: Actor | undefined) => void;

export interface EventQueue {
  /** `by` goes along with the events of this transaction, also where it is an inner one. */
  transaction<T>(work: () => T, by?: Actor): T;
  /** What `work` would answer, or refuse; afterwards everything is as before. Not inside a transaction. */
  preview<T>(work: () => T): T;
  emit(event: ServiceEvent): void;
  subscribe(listener: ServiceListener): () => void;
}

/** Carries the result of a preview out of the transaction that it undoes. */
class Preview extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super("A preview");
    this.result = result;
  }
}

interface Emitted {
  event: ServiceEvent;
  by: Actor | undefined;
}

/**
 * Commit, then publish: events wait until the outermost transaction has been committed and are lost with it when it is
 * undone. A listener may start operations of its own; their events come after those already waiting, so that every
 * listener sees one order.
 */
export function createEventQueue(store: Store, log: ServiceLog): EventQueue {
  const listeners = new Set<ServiceListener>();
  const committed: Emitted[] = [];
  let collecting: Emitted[] | undefined;
  let actor: Actor | undefined;
  let publishing = false;

  const tell = (listener: ServiceListener, { event, by }: Emitted) => {
    try {
      listener(event, by);
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

  const actedBy = <T>(by: Actor | undefined, work: () => T): T => {
    const outer = actor;
    actor = by ?? outer;
    try {
      return work();
    } finally {
      actor = outer;
    }
  };

  return {
    transaction(work, by) {
      if (collecting !== undefined) return actedBy(by, () => store.transaction(work));
      const events: Emitted[] = [];
      collecting = events;
      let result;
      try {
        result = actedBy(by, () => store.transaction(work));
      } finally {
        collecting = undefined;
      }
      committed.push(...events);
      publish();
      return result;
    },
    preview(work) {
      if (collecting !== undefined) throw new Error("A preview inside a transaction");
      collecting = [];
      try {
        store.transaction(() => {
          throw new Preview(work());
        });
      } catch (error) {
        // What was thrown is this call's own.
        if (error instanceof Preview) return error.result as ReturnType<typeof work>;
        throw error;
      } finally {
        collecting = undefined;
      }
      throw new Error("A preview without a result");
    },
    emit(event) {
      if (collecting === undefined) throw new Error("An event outside a transaction");
      collecting.push({ event, by: actor });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
