import * as v from "valibot";
import type { Clock } from "../clock.ts";
import { decodePacket } from "../wire/packet.ts";
import type { GatewaySocket } from "./gatewaySocket.ts";

/** One packet of an SDK connection, read. */
export interface SeenFrame {
  /** Epoch ms of the real time. */
  at: number;
  connection: number;
  /** Whose connection it is, once its token has been seen. */
  identity: string | null;
  direction: "in" | "out";
  method: string;
  /** In a word or two: what is asked, answered or told. */
  summary: string;
  header: object;
  payload: string;
}

/** Watches the connections of SDKs; costs nothing while nobody looks. */
export interface FrameTap {
  wrap(socket: GatewaySocket): GatewaySocket;
  subscribe(listener: (frame: SeenFrame) => void): () => void;
}

const maxPayloadLength = 20_000;

export function createFrameTap(clock: Clock): FrameTap {
  const listeners = new Set<(frame: SeenFrame) => void>();
  let connections = 0;

  const see = (connection: Connection, direction: SeenFrame["direction"], bytes: Uint8Array) => {
    const frame = readFrame(connection, direction, bytes, clock.now());
    for (const listener of listeners) listener(frame);
  };

  return {
    wrap(socket) {
      connections += 1;
      const connection: Connection = { number: connections, identity: null, asked: new Map() };
      return {
        ...socket,
        send(bytes) {
          if (listeners.size > 0) see(connection, "out", bytes);
          socket.send(bytes);
        },
        onMessage: (listener) =>
          socket.onMessage((bytes) => {
            // The token comes once, and perhaps before anybody looks.
            if (connection.identity === null) connection.identity = identityIn(bytes);
            if (listeners.size > 0) see(connection, "in", bytes);
            listener(bytes);
          }),
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Connection {
  number: number;
  identity: string | null;
  /** What was asked, by the id that the reply has. */
  asked: Map<string, string>;
}

const headerSchema = v.object({
  method: v.optional(v.string(), ""),
  id: v.optional(v.string(), ""),
  message_type: v.optional(v.string()),
  http_request: v.optional(v.object({ method: v.string(), path: v.string() })),
  http_status: v.optional(v.object({ code: v.number() })),
  client_update_type: v.optional(v.string()),
});

const keptQuestions = 200;

function readFrame(
  connection: Connection,
  direction: SeenFrame["direction"],
  bytes: Uint8Array,
  at: number,
): SeenFrame {
  const { number, identity } = connection;
  const base = { at, connection: number, identity, direction };
  const packet = decode(bytes);
  if (packet === undefined) {
    const summary = `${bytes.byteLength} bytes that are no packet, or too many`;
    return { ...base, method: "?", summary, header: {}, payload: "" };
  }
  const header = v.safeParse(headerSchema, packet.header);
  const known = header.success ? header.output : { method: "?", id: "" };
  return {
    ...base,
    method: known.method,
    summary: summaryOf(connection, known),
    header: withoutToken(packet.header),
    payload: packet.payload.slice(0, maxPayloadLength),
  };
}

function summaryOf({ asked }: Connection, header: v.InferOutput<typeof headerSchema>): string {
  const { id, http_request: request, http_status: status } = header;
  if (request !== undefined) {
    const question = `${request.method} ${request.path}`;
    asked.set(id, question);
    const oldest = asked.keys().next();
    if (asked.size > keptQuestions && !oldest.done) asked.delete(oldest.value);
    return question;
  }
  const question = asked.get(id);
  asked.delete(id);
  if (status !== undefined) return [status.code, question].filter(Boolean).join(" to ");
  return header.message_type ?? header.client_update_type ?? "";
}

function decode(bytes: Uint8Array): ReturnType<typeof decodePacket> | undefined {
  try {
    return decodePacket(bytes);
  } catch {
    return undefined;
  }
}

const claimsSchema = v.object({ grants: v.object({ identity: v.string() }) });

/** Only for show: the gateway is the one that verifies. */
function identityIn(bytes: Uint8Array): string | null {
  const token = decode(bytes)?.header["token"];
  const [, claims] = typeof token === "string" ? token.split(".") : [];
  if (claims === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(claims, "base64url").toString());
    const read = v.safeParse(claimsSchema, parsed);
    return read.success ? read.output.grants.identity : null;
  } catch {
    return null;
  }
}

function withoutToken(header: Record<string, unknown>): object {
  return "token" in header ? { ...header, token: "…" } : header;
}

export function toFrameBody(frame: SeenFrame): object {
  return { ...frame, at: new Date(frame.at).toISOString() };
}
