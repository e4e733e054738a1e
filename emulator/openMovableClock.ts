import type { Clock } from "./clock.ts";
import { createMovableClock, type MovableClock } from "./movableClock.ts";
import type { ValuesTable } from "./store/valuesTable.ts";

const metaKey = "clockOffsetMs";

/** A movable clock that is still ahead after a restart: what has been written must not lie in the future. */
export function openMovableClock(base: Clock, meta: ValuesTable): MovableClock {
  const clock = createMovableClock(base, Number(meta.get(metaKey) ?? 0));
  return {
    ...clock,
    move(ms) {
      // Kept first: what falls due on the way is written with the new time.
      meta.set(metaKey, String(clock.offsetMs() + ms));
      clock.move(ms);
    },
    reset() {
      meta.remove(metaKey);
      clock.reset();
    },
  };
}
