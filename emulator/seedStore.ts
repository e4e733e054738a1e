import type { Account } from "./account.ts";
import { createManualClock } from "./clock.ts";
import type { Ids } from "./ids.ts";
import { silentLog } from "./log.ts";
import { createCarrier } from "./phones/carrier.ts";
import { instantCarrier } from "./phones/carrierPolicy.ts";
import { createControlEvents } from "./phones/controlEvents.ts";
import type { SeedName } from "./phones/controlPlugin.ts";
import { createPhones } from "./phones/phones.ts";
import { plantDemo, plantNumbers, type SeedContext, storyLengthMs } from "./seed/plantSeed.ts";
import { createService } from "./service/createService.ts";
import type { StockRoles } from "./service/stockRoles.ts";
import type { Store } from "./store/store.ts";

const metaKey = "seeded";

export interface SeedOptions {
  seed: SeedName;
  account: Account;
  ids: Ids;
  nowMs: number;
  stockRoles?: StockRoles;
}

/** Whether it has been filled before. */
export function isSeededStore(store: Store): boolean {
  return store.meta.get(metaKey) !== undefined;
}

/**
 * Fills a new store; one that has been filled stays as it is. Works with a service, phones and a clock of its own, so
 * that the past is made by the same rules as the present. Nothing in it waits, so nobody sees a half-filled store.
 */
export function seedStore(
  store: Store,
  { seed, account, ids, nowMs, stockRoles = "wide" }: SeedOptions,
): void {
  if (isSeededStore(store)) return;
  // A process that died while seeding has left a part.
  store.clear();
  const clock = createManualClock(nowMs - storyLengthMs);
  const service = createService({ store, clock, ids, account, log: silentLog, stockRoles });
  const phones = createPhones({
    service,
    tables: store,
    events: createControlEvents(silentLog),
    clock,
    ids,
    saveMedia: () => Promise.reject(new Error("the seed has no media")),
  });
  const carrier = createCarrier({ service, phones, policy: instantCarrier, clock, log: silentLog });
  const context: SeedContext = { service, account, clock, phones };
  if (seed === "demo") plantDemo(context, nowMs);
  else plantNumbers(context);
  carrier.close();
  store.meta.set(metaKey, seed);
}

/** Empties the store for another seed. */
export function reseedStore(store: Store, options: SeedOptions): void {
  store.clear();
  store.meta.remove(metaKey);
  seedStore(store, options);
}
