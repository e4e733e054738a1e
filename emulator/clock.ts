/** Time, injected: tests move it by hand. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Calls back once after `delayMs`; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends Clock {
  /** Moves the time and runs what falls due, in order. */
  advance(ms: number): void;
}

/** A clock that stands still until a test moves it. */
export function createManualClock(startMs = Date.UTC(2026, 0, 1, 9)): ManualClock {
  let nowMs = startMs;
  let nextId = 0;
  const due = new Map<number, { at: number; id: number; callback: () => void }>();

  const takeNext = (untilMs: number) => {
    const ready = [...due.values()].filter((entry) => entry.at <= untilMs);
    ready.sort((a, b) => a.at - b.at || a.id - b.id);
    return ready[0];
  };

  return {
    now: () => nowMs,
    after(delayMs, callback) {
      const id = nextId++;
      due.set(id, { at: nowMs + delayMs, id, callback });
      return () => due.delete(id);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let entry = takeNext(untilMs); entry !== undefined; entry = takeNext(untilMs)) {
        due.delete(entry.id);
        nowMs = Math.max(nowMs, entry.at);
        entry.callback();
      }
      nowMs = untilMs;
    },
  };
}
