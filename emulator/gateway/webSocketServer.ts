import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { RawData, WebSocket } from "ws";
import type { Log } from "../log.ts";
import { maxPacketBytes } from "../wire/packet.ts";
import { baseUrlOf } from "./baseUrl.ts";
import type { Gateway } from "./createGateway.ts";
import { closeCodes } from "./gatewaySocket.ts";
import type { GatewaySocket } from "./gatewaySocket.ts";

export const gatewayPath = "/v3/wsconnect";

export interface GatewayServer {
  /** Takes over an HTTP upgrade that is meant for the gateway; false leaves it to others. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/** The gateway on `ws`. Any origin may connect, as with Twilio: what counts is the token. */
export function createGatewayServer({
  gateway,
  log,
}: {
  gateway: Gateway;
  log: Log;
}): GatewayServer {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: maxPacketBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  return {
    handleUpgrade(request, socket, head) {
      if (request.url?.split("?", 1)[0] !== gatewayPath) return false;
      server.handleUpgrade(request, socket, head, (webSocket) => {
        gateway.accept(adapt(webSocket, socket, log), { baseUrl: baseUrlOf(request) });
      });
      return true;
    },
  };
}

function adapt(webSocket: WebSocket, socket: Duplex, log: Log): GatewaySocket {
  // Without a listener an error would end the process; `close` follows it.
  webSocket.on("error", (error) => log.info({ reason: error.message }, "socket error"));
  return {
    send(bytes) {
      gather(socket);
      webSocket.send(bytes);
    },
    close: (code, reason) => webSocket.close(code, reason),
    terminate: () => webSocket.terminate(),
    ping: () => webSocket.ping(),
    bufferedBytes: () => webSocket.bufferedAmount,
    onMessage: (listener) =>
      webSocket.on("message", (data, isBinary) => {
        if (isBinary) listener(toBytes(data));
        else webSocket.close(closeCodes.unsupportedData, "binary frames only");
      }),
    onPong: (listener) => webSocket.on("pong", listener),
    onClose: (listener) => webSocket.once("close", listener),
  };
}

/** All that is sent in one turn goes to the system in one call, which costs more than making the packets. */
function gather(socket: Duplex): void {
  if (socket.writableCorked > 0) return;
  socket.cork();
  process.nextTick(() => socket.uncork());
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
