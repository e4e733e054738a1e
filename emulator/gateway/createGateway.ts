import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { Log } from "../log.ts";
import type { PushDevice } from "../pushDevice.ts";
import type { Service } from "../service/service.ts";
import type { ServiceEvent } from "../service/serviceEvent.ts";
import type { Viewer } from "../sync/access.ts";
import type { Sync } from "../sync/createSync.ts";
import { createNotificationPacket } from "../sync/notificationPacket.ts";
import { type Changes, directChanges } from "../webhooks/changes.ts";
import type { TypingIndicator } from "../wire/client/typing.ts";
import type { GatewaySocket } from "./gatewaySocket.ts";
import { createRouter } from "./router.ts";
import type { PushRegistrations } from "./routes/pushRoutes.ts";
import { gatewayRoutes } from "./routes/routes.ts";
import { typingTimeoutSeconds } from "./routes/typingRoute.ts";
import { startSession } from "./session.ts";
import type { Session, SessionContext } from "./session.ts";
import type { TokenVerifier } from "./tokenVerifier.ts";

export interface GatewayOptions {
  service: Service;
  sync: Sync;
  tokens: TokenVerifier;
  clock: Clock;
  log: Log;
  /** Default: past all webhooks. */
  changes?: Changes;
  /** What may wait for a slow client before its connection is cut. */
  maxBufferedBytes?: number;
  /** What has been ordered to go wrong. */
  faults?: Faults;
}

/** The side of the service that the browser SDK speaks to. */
export interface Gateway {
  /** Takes a new connection. `baseUrl`: where this client reaches the server over HTTP. */
  accept(socket: GatewaySocket, context: { baseUrl: string }): void;
  /** Cuts every connection, or those whose token has expired; the clients come back by themselves. Returns how many. */
  dropConnections(which?: "all" | "expired"): number;
  connectionCount(): number;
  /** The devices that asked to be pushed to. Nothing is delivered to them. */
  pushDevices(): PushDevice[];
  /** One of those above. */
  removePushDevice(device: PushDevice): void;
  /** Ends every connection and stops listening to the service. */
  close(): void;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { service, sync, changes = directChanges(options.service) } = options;
  const sessions = new Set<Session>();
  const presence = createPresence(service);
  const pushRegistrations: PushRegistrations = new Map();
  const context: SessionContext = {
    ...options,
    router: createRouter(gatewayRoutes(service, sync, pushRegistrations, changes)),
    onReady: (session) => presence.add(session),
    onEnd(session) {
      sessions.delete(session);
      presence.remove(session);
    },
  };

  const packet = createNotificationPacket("T");
  const tellTyping = (event: Extract<ServiceEvent, { type: "typing" }>) => {
    const indicator: TypingIndicator = {
      channel_sid: event.conversationSid,
      identity: event.identity,
      // One more than the typist waits between two signals.
      typing_timeout: typingTimeoutSeconds + 1,
    };
    const bytes = packet("twilio.ipmsg.typing_indicator", indicator);
    for (const { identity } of event.participants) {
      if (identity === null || identity === event.identity) continue;
      for (const session of presence.of({ serviceSid: event.serviceSid, identity })) {
        session.subscriber?.deliver(bytes);
      }
    }
  };
  const stopListening = service.events.subscribe((event) => {
    if (event.type === "typing") tellTyping(event);
  });

  return {
    accept(socket, { baseUrl }) {
      sessions.add(startSession(context, socket, { baseUrl }));
    },
    dropConnections(which = "all") {
      const dropped = [...sessions].filter((session) => which === "all" || session.hasExpired());
      for (const session of dropped) session.terminate();
      return dropped.length;
    },
    connectionCount: () => sessions.size,
    pushDevices: () => [...pushRegistrations.values()],
    removePushDevice(device) {
      for (const [id, each] of pushRegistrations) if (each === device) pushRegistrations.delete(id);
    },
    close() {
      for (const session of [...sessions]) session.close();
      stopListening();
    },
  };
}

/** Who is connected how often: the first connection of a person brings them online, the last takes them off. */
function createPresence(service: Service) {
  const byPerson = new Map<string, Set<Session>>();
  const keyOf = ({ serviceSid, identity }: Viewer) => `${serviceSid}/${identity}`;
  return {
    add(session: Session) {
      const { subscriber } = session;
      if (subscriber === null) return;
      const key = keyOf(subscriber);
      const mine = byPerson.get(key) ?? new Set();
      byPerson.set(key, mine.add(session));
      if (mine.size === 1)
        service.users.setOnline(subscriber.serviceSid, subscriber.identity, true);
    },
    remove(session: Session) {
      const { subscriber } = session;
      const mine = subscriber === null ? undefined : byPerson.get(keyOf(subscriber));
      if (subscriber === null || mine === undefined || !mine.delete(session)) return;
      if (mine.size > 0) return;
      byPerson.delete(keyOf(subscriber));
      service.users.setOnline(subscriber.serviceSid, subscriber.identity, false);
    },
    of: (viewer: Viewer): readonly Session[] => [...(byPerson.get(keyOf(viewer)) ?? [])],
  };
}
