/*
 * The framing of the gateway (wire protocol section 2). One binary WebSocket message holds one packet:
 *
 *   TWILSOCK V3.0 <N>\r\n
 *   <N bytes of UTF-8 JSON: the header>\r\n
 *   <payload_size bytes of payload, or nothing>
 */

/** The longest header that anybody has a reason to send: a token and its registrations are below 4 kB. */
export const maxHeaderBytes = 64 * 1024;

/** The largest packet taken from a client. 1,000 subscriptions make 110 kB, a message of all limits 50 kB. */
export const maxPacketBytes = 1024 * 1024;

const magic = "TWILSOCK V3.0 ";
const maxSizeDigits = 7;
const lineEnd = "\r\n";

/** Bytes that are no packet. There is no id to answer to, so the connection has to go. */
export class MalformedPacketError extends Error {
  override name = "MalformedPacketError";
}

export interface Packet {
  /** Parsed JSON object, not yet checked for what it says. */
  header: Record<string, unknown>;
  /** The payload's text; empty when there is none. */
  payload: string;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Makes the bytes of one packet. `payload_size` is filled in; a JSON payload comes as text.
 * The header keeps its key order.
 */
export function encodePacket(header: object, payload = ""): Uint8Array {
  const headerText = JSON.stringify({ ...header, payload_size: Buffer.byteLength(payload) });
  const prefix = `${magic}${Buffer.byteLength(headerText)}${lineEnd}`;
  return Buffer.from(`${prefix}${headerText}${lineEnd}${payload}`);
}

/**
 * Reads the bytes of one packet.
 * @throws MalformedPacketError when the frame, its sizes, its UTF-8 or its header JSON are wrong.
 */
export function decodePacket(bytes: Uint8Array): Packet {
  if (bytes.byteLength > maxPacketBytes) throw new MalformedPacketError("packet too large");
  const { headerStart, headerSize } = readMagic(bytes);
  if (headerSize > maxHeaderBytes) throw new MalformedPacketError("header too large");
  const headerEnd = headerStart + headerSize;
  if (headerEnd + lineEnd.length > bytes.byteLength || !isLineEnd(bytes, headerEnd)) {
    throw new MalformedPacketError("header size does not fit");
  }
  const header = parseHeader(readText(bytes.subarray(headerStart, headerEnd)));
  const payload = bytes.subarray(headerEnd + lineEnd.length);
  // A header without a size announces no payload.
  if (payload.byteLength !== (header["payload_size"] ?? 0)) {
    throw new MalformedPacketError("payload size does not fit");
  }
  return { header, payload: payload.byteLength === 0 ? "" : readText(payload) };
}

function readMagic(bytes: Uint8Array): { headerStart: number; headerSize: number } {
  // Read as Latin-1: a byte that is not ASCII cannot match, and none can throw.
  const longest = magic.length + maxSizeDigits + lineEnd.length;
  const start = String.fromCharCode(...bytes.subarray(0, longest));
  const match = /^TWILSOCK V3\.0 ([0-9]{1,7})\r\n/.exec(start);
  if (match?.[1] === undefined) throw new MalformedPacketError("no packet");
  return { headerStart: match[0].length, headerSize: Number(match[1]) };
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x0d && bytes[at + 1] === 0x0a;
}

function readText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new MalformedPacketError("not UTF-8");
  }
}

function parseHeader(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MalformedPacketError("header is not JSON");
  }
  if (!isRecord(value)) throw new MalformedPacketError("header is not an object");
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
