import type { SessionParts } from "./sessionParts.ts";

/** An open connection over which nothing came for so long is asked for a sign of life. */
export const silenceMs = 60_000;

type LivenessParts = Pick<SessionParts, "gateway" | "store" | "clock" | "page">;

/**
 * Notices a connection that is dead and does not know it: after sleep, after a change of network, and in silence. A
 * stuck request is noticed by the gateway itself.
 */
export function createLiveness({ gateway, store, clock, page }: LivenessParts) {
  let lastHeard = clock.now();
  let cancelTick: (() => void) | undefined;

  function tick(): void {
    const silence = clock.now() - lastHeard;
    if (silence >= silenceMs && page.isVisible()) {
      lastHeard = clock.now();
      if (store.getState().connection.status === "connected") gateway.checkConnection();
    }
    cancelTick = clock.after(silenceMs, tick);
  }

  const stopWatching = page.onReturn(() => gateway.checkConnection());
  cancelTick = clock.after(silenceMs, tick);

  return {
    /** Something came from the service. */
    heard(): void {
      lastHeard = clock.now();
    },
    stop(): void {
      stopWatching();
      cancelTick?.();
    },
  };
}
