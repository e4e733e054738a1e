/** How far a reader has come in a thread that can be jumped about in. */
export interface ReadFront {
  /** A message was on the screen. Gives the index up to which everything was, when that has moved on. */
  seen(index: number, horizon: number | null): number | null;
  /** The view went somewhere else at one go: what lies between was not on the screen. */
  jumped(): void;
  /** The earliest message seen beyond some that were not; null while none were left out. */
  seenFrom(): number | null;
}

/**
 * The read horizon is one index for all that lies before it, so it moves on from message to message. Behind a jump it
 * waits: until the reader comes upon the place where reading stopped, or scrolls back up to it.
 * `indexAfter` gives the message that follows an index, null when that is not held.
 */
export function createReadFront(indexAfter: (index: number) => number | null): ReadFront {
  let front = -1;
  let isReadingOn = false;
  /** What was seen since the jump. */
  let apart: { from: number; to: number } | null = null;

  return {
    seen(index, horizon) {
      // Nobody knows what was read of a long conversation that is new to the reader: it is read from here on.
      if (horizon === null) isReadingOn = true;
      front = Math.max(front, horizon ?? -1);
      if (index <= front) return null;
      apart = {
        from: Math.min(index, apart?.from ?? index),
        to: Math.max(index, apart?.to ?? index),
      };
      if (!isReadingOn) {
        const next = indexAfter(front);
        if (next === null || apart.from > next) return null;
        isReadingOn = true;
      }
      front = apart.to;
      apart = null;
      return front;
    },
    jumped() {
      isReadingOn = false;
      apart = null;
    },
    seenFrom: () => apart?.from ?? null,
  };
}
