import type { Client, ConnectionState } from "@twilio/conversations";
import type { ConnectionStatus } from "../domain/chatEvent.ts";

interface ConnectionListener {
  changed(connection: ConnectionStatus): void;
  /** The connection has ended for want of a good token, and is ready to take a new one. */
  tokenNeeded(): void;
}

/**
 * Follows the connection of a client. `connected` waits for `initialized`, before which the SDK's methods fail with
 * TypeErrors (wire protocol 4.2). The SDK's `tokenExpired` is not passed on: after a close 410 it comes 3 s too early,
 * and a token given then leaves the client dead (4.4, trap 2). `denied` and `disconnected` are the moments at which
 * `updateToken` works.
 */
export function watchConnection(client: Client, listener: ConnectionListener) {
  let isReady = false;
  let offlineSince: number | undefined;

  function tell(state: ConnectionState): void {
    if (state === "connected") {
      if (!isReady) return;
      offlineSince = undefined;
      listener.changed({ status: "connected" });
      return;
    }
    if (isReady) tellOffline();
    if (state === "denied" || state === "disconnected") {
      tellOffline();
      listener.tokenNeeded();
    }
  }

  function tellOffline(): void {
    offlineSince ??= Date.now();
    const hasNoNetwork = typeof navigator !== "undefined" && navigator.onLine === false;
    const why = hasNoNetwork ? { why: "noNetwork" as const } : {};
    listener.changed({ status: "offline", since: offlineSince, ...why });
  }

  client.on("connectionStateChanged", tell);
  // At the start: the server does not answer, and the SDK keeps trying.
  client.on("connectionError", () => {
    if (!isReady) tellOffline();
  });
  client.on("initialized", () => {
    isReady = true;
    tell(client.connectionState);
  });

  return { isReady: () => isReady };
}
