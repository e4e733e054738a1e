import type { Database } from "./database.ts";

/** The one counter that only grows, also across restarts (wire protocol 12.2). */
export interface EventIds {
  next(): number;
  /** The latest that was given out. */
  current(): number;
  /** Counts on from there, if that is further. To be called inside a transaction. */
  skipTo(id: number): void;
}

// One write in so many ids: a counter row rewritten with each message would cost as much as the message. Up to a
// block of ids is skipped by a restart, which nobody minds.
const blockSize = 10_000;
const key = "eventIdsReserved";

export function createEventIds(database: Database): EventIds {
  const readReserved = () =>
    Number(database.get("select value from meta where key = ?", key)?.["value"] ?? 0);
  let reserved = readReserved();
  let last = reserved;
  // An undone transaction may have taken its reservation with it.
  database.onRollback(() => {
    reserved = readReserved();
  });
  const reserve = () => {
    if (last <= reserved) return;
    reserved = last + blockSize;
    database.run(
      "insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
      key,
      String(reserved),
    );
  };
  return {
    next() {
      last += 1;
      reserve();
      return last;
    },
    current: () => last,
    skipTo(id) {
      last = Math.max(last, id);
      reserve();
    },
  };
}
