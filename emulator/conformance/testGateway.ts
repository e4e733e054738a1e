import * as v from "valibot";
import { createAccount } from "../account.ts";
import { createManualClock, systemClock } from "../clock.ts";
import { createGateway } from "../gateway/createGateway.ts";
import { gatewayRoutes } from "../gateway/routes/routes.ts";
import { createTokenVerifier } from "../gateway/tokenVerifier.ts";
import { createCountingIds } from "../ids.ts";
import { silentLog } from "../log.ts";
import { restActor } from "../service/actor.ts";
import { createService } from "../service/createService.ts";
import { createStore } from "../store/createStore.ts";
import { createSync } from "../sync/createSync.ts";
import { directChanges } from "../webhooks/changes.ts";
import { downFrame } from "../wire/frames/down.ts";
import { okStatus } from "../wire/frames/frameStatus.ts";
import { syncEvent } from "../wire/sync/syncEvent.ts";
import { accessTokenFor } from "./accessTokenFor.ts";
import { createSocketPair } from "./socketPair.ts";
import type { ReceivedPacket, SocketPair } from "./socketPair.ts";

export type TestGateway = ReturnType<typeof createTestGateway>;

export interface TestConnection extends SocketPair {
  /** One call of the inner HTTP. Everything else that comes meanwhile is kept for `events`. */
  call(
    method: string,
    path: string,
    body?: unknown,
    params?: object,
  ): { status: number; body: unknown };
  /** Payloads of the notifications that have come since the last time, in order. */
  events(): unknown[];
}

/** For tests: a gateway with a clock that stands still and sids that count. */
export function createTestGateway({
  storePath = ":memory:",
  ...options
}: { maxBufferedBytes?: number; storePath?: string } = {}) {
  const ids = createCountingIds();
  const clock = createManualClock(systemClock.now());
  const store = createStore(storePath);
  const account = createAccount(ids);
  const service = createService({ store, clock, ids, account, log: silentLog });
  const sync = createSync({ service, store });
  const gateway = createGateway({
    service,
    sync,
    tokens: createTokenVerifier(account, clock),
    clock,
    log: silentLog,
    ...options,
  });

  const token = (identity: string, ttlSeconds?: number) =>
    accessTokenFor(account, identity, { ttlSeconds });

  const open = () => {
    const pair = createSocketPair();
    gateway.accept(pair.socket, { baseUrl: "http://127.0.0.1:8080" });
    return pair;
  };

  const connect = (identity: string): TestConnection => {
    const pair = open();
    pair.send({ method: "init", id: "I", token: token(identity), continuation_token: null });
    pair.flush();
    return withCalls(pair);
  };

  const makeConversation = (...identities: string[]) => {
    const row = service.conversations.create(restActor, account.serviceSid, {});
    for (const identity of identities) {
      service.participants.add(restActor, account.serviceSid, row.sid, { identity });
    }
    return row.sid;
  };

  /** Every path that the SDK's calls can have. */
  const routePatterns = Object.keys(
    gatewayRoutes(service, sync, new Map(), directChanges(service)),
  );

  return {
    ...{ account, clock, store, service, gateway, routePatterns },
    ...{ token, open, connect, makeConversation },
  };
}

/** What has come, and what comes because it was acknowledged, as every client does. */
function* takeAll(pair: SocketPair): Generator<ReceivedPacket> {
  for (let packets = pair.flush(); packets.length > 0; packets = pair.flush()) {
    for (const packet of packets) {
      const { method, id } = packet.header;
      if (method === "notification") pair.send({ method: "reply", id, status: okStatus });
      yield packet;
    }
  }
}

function withCalls(pair: SocketPair): TestConnection {
  const kept: ReceivedPacket[] = [];
  let calls = 0;

  /** Takes what has come: notifications are kept, the reply with that id is given back. Each must fit its schema. */
  const take = (replyId?: string) => {
    let reply: ReceivedPacket | undefined;
    for (const packet of takeAll(pair)) {
      const frame = v.parse(downFrame, packet.header);
      if (frame.method === "reply" && frame.id === replyId) reply = packet;
      else kept.push(packet);
      if (frame.method === "notification" && frame.message_type === "twilio.sync.event") {
        v.assert(syncEvent, packet.body);
      }
    }
    return reply;
  };

  return {
    ...pair,
    call(method, path, body, params = {}) {
      calls += 1;
      const id = `M${calls}`;
      const http_request = { host: "aim.us1.twilio.com", path, method, params };
      const payload = typeof body === "string" ? body : JSON.stringify(body);
      pair.send({ method: "message", id, http_request }, payload);
      const reply = take(id);
      const frame = v.parse(downFrame, reply?.header);
      if (frame.method !== "reply" || frame.http_status === undefined) {
        throw new Error(`no answer to ${method} ${path}`);
      }
      return { status: frame.http_status.code, body: reply?.body };
    },
    events() {
      take();
      return kept.splice(0).map(({ body }) => body);
    },
  };
}
