import type { Clock } from "../clock.ts";
import { pingIntervalMs } from "./gatewayLimits.ts";
import type { GatewaySocket } from "./gatewaySocket.ts";

/** Pings, and calls back when a whole interval has passed without any sign of life. The answer stops it. */
export function keepAlive(clock: Clock, socket: GatewaySocket, onDead: () => void): () => void {
  let isAlive = true;
  let cancel = clock.after(pingIntervalMs, tick);
  socket.onPong(() => {
    isAlive = true;
  });
  function tick(): void {
    if (!isAlive) {
      onDead();
      return;
    }
    isAlive = false;
    socket.ping();
    cancel = clock.after(pingIntervalMs, tick);
  }
  return () => cancel();
}
