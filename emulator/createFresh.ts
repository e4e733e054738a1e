import type { Parts } from "./assemble.ts";
import type { SeedName } from "./phones/controlPlugin.ts";
import { rememberState } from "./presentState.ts";
import { reseedStore } from "./seedStore.ts";
import { importState, parseStateFile } from "./stateFile.ts";

/** Another state in the place of everything. */
export interface Fresh {
  /** What a seed plants; the account and its credentials stay. */
  reset(seed?: SeedName): Promise<void>;
  /** What a file holds, known under `name` from then on. Throws when it does not fit. */
  importFile(text: string, name?: string): Promise<void>;
}

/** `seedOfStart`: what a reset without a seed plants. */
export function createFresh(parts: Parts, seedOfStart: SeedName = "empty"): Fresh {
  const { store, account, clock, ids, service, gateway, carrier, phones, media } = parts;

  /** Everything anew: nothing of before goes on meanwhile, and everybody who listens loads again. */
  const anew = async (change: () => void | Promise<void>) => {
    gateway.dropConnections();
    carrier.clear();
    carrier.use(parts.policy);
    parts.faults.clear();
    parts.webhooks.calls.clear();
    service.timers.stop();
    try {
      await change();
    } finally {
      // Whoever has come back meanwhile may have read what was before.
      gateway.dropConnections();
      carrier.resume();
      service.timers.start();
      phones.events.publish({ type: "reset" });
    }
  };
  const reset = (seed: SeedName = seedOfStart) =>
    anew(async () => {
      clock.reset();
      await media.files.clear();
      reseedStore(store, { seed, account, ids, nowMs: clock.now(), stockRoles: parts.stockRoles });
      rememberState(store, seed);
    });
  const importFile = async (text: string, name?: string) => {
    const file = parseStateFile(text);
    const stateParts = { store, account, files: media.files };
    await anew(async () => {
      await importState(stateParts, file);
      clock.reset();
      clock.move(file.header.clockOffsetMs);
      if (name !== undefined) rememberState(store, name);
    });
  };

  return { reset, importFile };
}
