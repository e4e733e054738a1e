import type { Clock } from "./clock.ts";

/** Runs with another clock and can be moved forward, so that a day passes while somebody watches. */
export interface MovableClock extends Clock {
  /** How far it is ahead of the other. */
  offsetMs(): number;
  /** Moves the time and runs what falls due, in order. */
  move(ms: number): void;
  /** Goes with the other clock again; what waits keeps waiting as long as it had left. */
  reset(): void;
}

interface Waiting {
  dueAt: number;
  callback: () => void;
  cancel: () => void;
}

export function createMovableClock(base: Clock, initialOffsetMs = 0): MovableClock {
  let offset = initialOffsetMs;
  const waiting = new Set<Waiting>();
  const now = () => base.now() + offset;

  const arm = (entry: Waiting) => {
    entry.cancel();
    entry.cancel = base.after(Math.max(0, entry.dueAt - now()), () => {
      waiting.delete(entry);
      entry.callback();
    });
  };

  const takeDue = (untilMs: number): Waiting | undefined => {
    let first: Waiting | undefined;
    for (const entry of waiting) {
      if (entry.dueAt > untilMs) continue;
      if (first === undefined || entry.dueAt < first.dueAt) first = entry;
    }
    if (first === undefined) return undefined;
    waiting.delete(first);
    first.cancel();
    return first;
  };

  return {
    now,
    after(delayMs, callback) {
      const entry: Waiting = { dueAt: now() + delayMs, callback, cancel: () => {} };
      waiting.add(entry);
      arm(entry);
      return () => {
        waiting.delete(entry);
        entry.cancel();
      };
    },
    offsetMs: () => offset,
    move(ms) {
      const target = offset + ms;
      for (
        let due = takeDue(base.now() + target);
        due !== undefined;
        due = takeDue(base.now() + target)
      ) {
        offset = Math.min(target, Math.max(offset, due.dueAt - base.now()));
        due.callback();
      }
      offset = target;
      for (const entry of waiting) arm(entry);
    },
    reset() {
      const back = offset;
      offset = 0;
      for (const entry of waiting) {
        entry.dueAt -= back;
        arm(entry);
      }
    },
  };
}
