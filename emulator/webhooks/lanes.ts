/**
 * Keeps order where something is waited for: what comes to a lane waits for what is in it already. An empty lane is
 * not there, so that nothing is kept for conversations without webhooks.
 */
export interface Lanes {
  isBusy(key: string): boolean;
  /** Whether no lane is busy. */
  areEmpty(): boolean;
  /** Runs `work` when the lane is free. */
  enter<T>(key: string, work: () => Promise<T> | T): Promise<T>;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>();
  return {
    isBusy: (key) => tails.has(key),
    areEmpty: () => tails.size === 0,
    enter(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(work);
      // The next one does not care how this one ended; its own caller does.
      const tail = result.then(
        () => {},
        () => {},
      );
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return result;
    },
  };
}
