/** What a session needs of a WebSocket; `ws` in use (webSocketServer.ts), a pair flushed by hand in tests. */
export interface GatewaySocket {
  send(bytes: Uint8Array): void;
  /** Ends the connection with a WebSocket close code. */
  close(code: number, reason: string): void;
  /** Cuts the connection: no goodbye, nothing more is sent. */
  terminate(): void;
  /** A WebSocket ping, answered by the browser itself. */
  ping(): void;
  /** Bytes that the client has not taken yet. */
  bufferedBytes(): number;
  onMessage(listener: (bytes: Uint8Array) => void): void;
  onPong(listener: () => void): void;
  /** Called once, whoever ended it. */
  onClose(listener: () => void): void;
}

/** WebSocket close codes (RFC 6455 7.4.1). */
export const closeCodes = {
  normal: 1000,
  goingAway: 1001,
  protocolError: 1002,
  /** A text frame: the gateway speaks binary only. */
  unsupportedData: 1003,
} as const;
