import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

/**
 * What happens to one attempt to send a message.
 *   requestLost   the connection dies before it leaves
 *   replyLost     carried out, and the connection dies under the answer
 *   replySwallowed  carried out, and no answer comes over a connection that lives on
 *   unavailable   503
 *   slow          carried out and answered late
 *   slowAndCut    the connection dies, and the service carries it out seconds later
 */
export const disturbances = [
  "requestLost",
  "replyLost",
  "replySwallowed",
  "unavailable",
  "slow",
  "slowAndCut",
] as const;

export type Disturbance = (typeof disturbances)[number];

export interface FaultyNetworkOptions {
  /** Of the service behind. */
  url: string;
  /** Asked for each attempt to send; undefined lets it pass. */
  disturb(): Disturbance | undefined;
  /** Makes the service answer the next attempt with 503. */
  makeUnavailable(): void;
  /** How late, 0 to 1. */
  random(): number;
  longestDelayMs: number;
}

/** Stands between the SDK and the service and lets the messages that are sent run into trouble. */
export async function openFaultyNetwork(options: FaultyNetworkOptions) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const hits: Partial<Record<Disturbance, number>> = {};
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function later(run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, options.random() * options.longestDelayMs);
    timers.add(timer);
  }

  server.on("connection", (near) => {
    const far = new WebSocket(options.url);
    const early: Buffer[] = [];
    const unanswered = new Map<string, "cut" | "swallow">();
    let stillToCome = 0;
    const forward = (bytes: Buffer) => {
      if (far.readyState === WebSocket.CONNECTING) early.push(bytes);
      else if (far.readyState === WebSocket.OPEN) far.send(bytes);
    };
    far.on("open", () => early.splice(0).forEach((bytes) => far.send(bytes)));

    near.on("message", (data: Buffer) => {
      const id = sentMessageId(data);
      const disturbance = id === undefined ? undefined : options.disturb();
      if (id === undefined || disturbance === undefined) return forward(data);
      hits[disturbance] = (hits[disturbance] ?? 0) + 1;
      switch (disturbance) {
        case "requestLost":
          return near.terminate();
        case "replyLost":
          unanswered.set(id, "cut");
          return forward(data);
        case "replySwallowed":
          unanswered.set(id, "swallow");
          return forward(data);
        case "unavailable":
          options.makeUnavailable();
          return forward(data);
        case "slow":
          return later(() => forward(data));
        case "slowAndCut":
          stillToCome += 1;
          later(() => {
            forward(data);
            stillToCome -= 1;
            if (stillToCome === 0) far.close();
          });
          return near.terminate();
      }
    });
    far.on("message", (data: Buffer) => {
      const fate = unanswered.get(replyId(data) ?? "");
      if (fate === undefined) {
        if (near.readyState === WebSocket.OPEN) near.send(data);
      } else if (fate === "cut") near.terminate();
    });
    near.on("close", () => {
      if (stillToCome === 0) far.close();
    });
    far.on("close", () => near.terminate());
    // A connection that breaks is told by `close` too.
    near.on("error", () => undefined);
    far.on("error", () => undefined);
  });

  // A server that listens on a port has an address of that kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    hits,
    async close(): Promise<void> {
      for (const timer of timers) clearTimeout(timer);
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, "close");
    },
  };
}

interface PacketHeader {
  id?: string;
  method?: string;
  http_request?: { method: string; path: string };
}

/** The id of the packet when it sends a message. */
function sentMessageId(bytes: Buffer): string | undefined {
  const { id, http_request: request } = headerOf(bytes);
  return request?.method === "POST" && request.path.endsWith("/Messages") ? id : undefined;
}

function replyId(bytes: Buffer): string | undefined {
  const { id, method } = headerOf(bytes);
  return method === "reply" ? id : undefined;
}

const prefix = /^TWILSOCK V3\.0 (\d+)\r\n/;

/** Wire protocol, section 2: the length of the header in bytes, then the header. */
function headerOf(bytes: Buffer): PacketHeader {
  const [line = "", size = "0"] = prefix.exec(bytes.toString("latin1", 0, 40)) ?? [];
  // As the SDK and the emulator write it; this test would fail over anything else.
  return JSON.parse(bytes.toString("utf8", line.length, line.length + Number(size)));
}
