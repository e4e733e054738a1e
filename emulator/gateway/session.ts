import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { faultError } from "../faults.ts";
import type { Log } from "../log.ts";
import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import { eventPacketPrefix } from "../sync/createSync.ts";
import type { Sync } from "../sync/createSync.ts";
import type { SharedEvent } from "../sync/sharedEvent.ts";
import type { Subscriber } from "../sync/subscribers.ts";
import type { ClientUpdateFrame } from "../wire/frames/clientUpdate.ts";
import { okStatus } from "../wire/frames/frameStatus.ts";
import type { FrameStatus } from "../wire/frames/frameStatus.ts";
import type { InitFrame } from "../wire/frames/init.ts";
import type { MessageFrame } from "../wire/frames/message.ts";
import type { ReplyFrame } from "../wire/frames/reply.ts";
import type { UpFrame } from "../wire/frames/up.ts";
import type { UpdateFrame } from "../wire/frames/update.ts";
import { decodePacket, encodePacket, MalformedPacketError } from "../wire/packet.ts";
import type { Packet } from "../wire/packet.ts";
import type { AccessTokenClaims } from "./accessToken.ts";
import { initTimeoutMs, maxBufferedBytes } from "./gatewayLimits.ts";
import { closeCodes } from "./gatewaySocket.ts";
import type { GatewaySocket } from "./gatewaySocket.ts";
import { keepAlive } from "./keepAlive.ts";
import { readFrame } from "./readFrame.ts";
import type { Router } from "./router.ts";
import { createSessionRequests } from "./sessionRequests.ts";
import { startTokenTimers } from "./tokenTimers.ts";
import type { TokenVerifier } from "./tokenVerifier.ts";

/*
 * One connection, from its first frame to its end.
 *
 *   awaitingInit ── init with a good token ──► ready ── token over, silence, flood, bad bytes ──► closing
 *        └── bad token: the reply says so, the client may try again; 10 s without success ──────────┘
 *
 * In `ready` each request is answered at once and in order, unless a webhook has to be asked first. When its token ends, the socket is cut: the SDK comes back with
 * the old token, is told 401 / 20104, and its app can hand it a new one at once. A `close 410` would leave the app in a
 * dead end (wire protocol 4.4, trap 2).
 */

export interface SessionContext {
  service: Service;
  sync: Sync;
  router: Router;
  tokens: TokenVerifier;
  clock: Clock;
  log: Log;
  maxBufferedBytes?: number;
  /** What has been ordered to go wrong. */
  faults?: Faults;
  onReady(session: Session): void;
  onEnd(session: Session): void;
}

export interface Session {
  /** Null before `init`. */
  subscriber: Subscriber | null;
  /** Its token has run out, or was let run out. */
  hasExpired(): boolean;
  terminate(): void;
  close(): void;
}

type Stage =
  | { name: "awaitingInit"; cancelTimeout: () => void }
  | {
      name: "ready";
      subscriber: Subscriber;
      claims: AccessTokenClaims;
      cancelTokenTimers: () => void;
    }
  | { name: "closing" };

export function startSession(
  context: SessionContext,
  socket: GatewaySocket,
  { baseUrl }: { baseUrl: string },
): Session {
  const { service, sync, tokens, clock, log } = context;
  const bufferLimit = context.maxBufferedBytes ?? maxBufferedBytes;

  let stage: Stage = {
    name: "awaitingInit",
    cancelTimeout: clock.after(initTimeoutMs, () => terminate("no init")),
  };
  const stopPings = keepAlive(clock, socket, () => terminate("no answer to ping"));

  const write = (bytes: Uint8Array) => {
    if (stage.name === "closing") return;
    if (socket.bufferedBytes() > bufferLimit) {
      terminate("too slow");
      return;
    }
    socket.send(bytes);
  };
  const outbox = sync.openOutbox(write);

  const publish = (event: SharedEvent) => {
    outbox.put(event);
    if (outbox.waitingLength() > bufferLimit) terminate("too slow");
  };

  // Whatever is no event of an entity comes after all events before it.
  const deliver = (bytes: Uint8Array) => {
    outbox.flush();
    write(bytes);
  };

  const send = (frame: ReplyFrame | ClientUpdateFrame, payload?: string) =>
    deliver(encodePacket(frame, payload));

  const requests = createSessionRequests({
    ...context,
    baseUrl,
    isReady: () => stage.name === "ready",
    send,
    terminate: (reason) => terminate(reason),
  });

  /** Leaves the stage and what belongs to it; true the first time. */
  const end = (): boolean => {
    if (stage.name === "closing") return false;
    const last = stage;
    stage = { name: "closing" };
    stopPings();
    if (last.name === "awaitingInit") {
      last.cancelTimeout();
    } else {
      last.cancelTokenTimers();
      sync.forget(last.subscriber);
    }
    context.onEnd(session);
    return true;
  };

  const terminate = (reason: string) => {
    if (!end()) return;
    log.info({ identity: session.subscriber?.identity, reason }, "connection cut");
    socket.terminate();
  };

  const close = (code: number, reason: string) => {
    if (end()) socket.close(code, reason);
  };

  const startTimers = (claims: AccessTokenClaims) =>
    startTokenTimers(clock, claims.expiresAtMs, {
      onAboutToExpire: () =>
        send({
          method: "client_update",
          id: `U${claims.expiresAtMs}`,
          client_update_type: "token_about_to_expire",
        }),
      onExpired: () => terminate("token expired"),
    });

  const init = (frame: InitFrame) => {
    if (stage.name !== "awaitingInit") {
      reply(frame.id, { code: 400, status: "BAD_REQUEST", description: "init was sent before" });
      return;
    }
    const fault = context.faults?.take({ on: "connect" });
    if (fault?.effect === "lostRequest") return;
    if (fault?.effect === "cut") {
      terminate("a fault that was ordered");
      return;
    }
    if (fault?.effect === "error") {
      refuse(frame.id, faultError(fault));
      return;
    }
    const claims = verify(frame);
    if (claims === undefined) return;
    service.users.ensure(claims.serviceSid, claims.identity);
    stage.cancelTimeout();
    const { serviceSid, identity } = claims;
    const subscriber: Subscriber = { serviceSid, identity, publish, deliver };
    stage = { name: "ready", subscriber, claims, cancelTokenTimers: startTimers(claims) };
    session.subscriber = subscriber;
    send({
      method: "reply",
      id: frame.id,
      status: okStatus,
      // Nothing depends on it: all that is needed for coming back is in the client's event ids (wire protocol 12.1).
      continuation_token: frame.continuation_token ?? `CT${clock.now()}`,
      continuation_token_status: { reissued: true, reissue_message: "" },
      capabilities: ["client_update"],
    });
    log.info({ identity }, "connected");
    context.onReady(session);
  };

  const update = (frame: UpdateFrame) => {
    if (stage.name !== "ready") {
      refuse(frame.id, new ApiError(20101, "init first"));
      return;
    }
    const claims = verify(frame, stage.claims);
    if (claims === undefined) return;
    stage.cancelTokenTimers();
    stage = { ...stage, claims, cancelTokenTimers: startTimers(claims) };
    reply(frame.id, okStatus);
  };

  /** Answers a bad token itself. With `current`, the token must be for the same person. */
  const verify = ({ id, token }: InitFrame | UpdateFrame, current?: AccessTokenClaims) => {
    try {
      const claims = tokens.verify(token);
      if (
        current !== undefined &&
        (claims.identity !== current.identity || claims.serviceSid !== current.serviceSid)
      ) {
        throw new ApiError(20106, "The token is for another identity");
      }
      return claims;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      log.warn({ code: error.code }, "token refused");
      refuse(id, error);
      return undefined;
    }
  };

  const message = (frame: MessageFrame, body: string) => {
    if (stage.name !== "ready") {
      refuse(frame.id, new ApiError(20101, "init first"));
      return;
    }
    // A timer may be late: a machine that slept, a clock that was set.
    if (tokens.hasExpired(stage.claims)) {
      terminate("token expired");
      return;
    }
    requests.carryOut(stage.subscriber, frame, body);
  };

  const reply = (id: string, status: FrameStatus) => send({ method: "reply", id, status });

  const refuse = (id: string, { status, code, message: description }: ApiError) =>
    reply(id, { code: status, status: "UNAUTHORIZED", description, errorCode: code });

  const handle = (frame: UpFrame, payload: string) => {
    switch (frame.method) {
      case "init":
        return init(frame);
      case "update":
        return update(frame);
      case "message":
        return message(frame, payload);
      case "close":
        return close(closeCodes.normal, "");
      case "reply":
      case "telemetry.v1":
        return undefined;
    }
  };

  const receive = (packet: Packet) => {
    const read = readFrame(packet);
    switch (read.kind) {
      case "reply":
        if (read.id.startsWith(eventPacketPrefix)) outbox.acknowledge();
        return;
      case "unknown":
        return reply(read.id, okStatus);
      case "invalid":
        return reply(read.id, { code: 400, status: "BAD_REQUEST", description: read.description });
      case "frame":
        return handle(read.frame, packet.payload);
    }
  };

  const session: Session = {
    subscriber: null,
    hasExpired: () => stage.name === "ready" && tokens.hasExpired(stage.claims),
    terminate: () => terminate("dropped"),
    close: () => close(closeCodes.goingAway, "the server stops"),
  };

  socket.onMessage((bytes) => {
    if (stage.name === "closing") return;
    try {
      receive(decodePacket(bytes));
    } catch (error) {
      if (error instanceof MalformedPacketError) {
        log.warn({ reason: error.message }, "malformed packet");
        close(closeCodes.protocolError, error.message);
      } else {
        log.error({ err: error }, "a frame could not be handled");
        terminate("internal error");
      }
    }
  });
  socket.onClose(end);
  return session;
}
