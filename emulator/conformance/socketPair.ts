import type { GatewaySocket } from "../gateway/gatewaySocket.ts";
import { decodePacket, encodePacket } from "../wire/packet.ts";

/*
 * For tests: a connection without a network. What the gateway sends waits until the test flushes it, so that loss and
 * slowness are in the test's hand and nothing needs a timer.
 */

export interface ReceivedPacket {
  header: Record<string, unknown>;
  /** Parsed, or undefined when there is no payload. */
  body: unknown;
}

export interface SocketPair {
  /** The gateway's end. */
  socket: GatewaySocket;
  /** The client's end: sends the bytes of a packet. */
  send(header: object, payload?: string): void;
  sendBytes(bytes: Uint8Array): void;
  pong(): void;
  /** Takes what has arrived since the last time. */
  flush(): ReceivedPacket[];
  /** The raw bytes that wait, not taken. */
  waiting(): readonly Uint8Array[];
  pings(): number;
  /** How the gateway has ended it. */
  ended(): "open" | "terminated" | { code: number; reason: string };
}

export function createSocketPair(): SocketPair {
  let waiting: Uint8Array[] = [];
  let pings = 0;
  let ended: ReturnType<SocketPair["ended"]> = "open";
  let onMessage: (bytes: Uint8Array) => void = () => {};
  let onPong: () => void = () => {};
  let onClose: () => void = () => {};
  const end = (how: typeof ended) => {
    ended = how;
    onClose();
  };
  const sendBytes = (bytes: Uint8Array) => onMessage(bytes);
  return {
    socket: {
      send: (bytes) => void waiting.push(bytes),
      close: (code, reason) => end({ code, reason }),
      terminate: () => end("terminated"),
      ping: () => void (pings += 1),
      bufferedBytes: () => waiting.reduce((sum, bytes) => sum + bytes.byteLength, 0),
      onMessage: (listener) => void (onMessage = listener),
      onPong: (listener) => void (onPong = listener),
      onClose: (listener) => void (onClose = listener),
    },
    send: (header, payload) => sendBytes(encodePacket(header, payload)),
    sendBytes,
    pong: () => onPong(),
    flush() {
      const packets = waiting.map((bytes) => {
        const { header, payload } = decodePacket(bytes);
        const body: unknown = payload === "" ? undefined : JSON.parse(payload);
        return { header, body };
      });
      waiting = [];
      return packets;
    },
    waiting: () => waiting,
    pings: () => pings,
    ended: () => ended,
  };
}
