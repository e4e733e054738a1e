import * as v from "valibot";
import { unknownFrame } from "../wire/frames/unknownFrame.ts";
import { isKnownMethod, upFrame } from "../wire/frames/up.ts";
import type { UpFrame } from "../wire/frames/up.ts";
import { MalformedPacketError } from "../wire/packet.ts";
import type { Packet } from "../wire/packet.ts";

/** What a client has sent, as far as it can be understood. */
export type ReadFrame =
  | { kind: "frame"; frame: UpFrame }
  /** A packet of ours is acknowledged. */
  | { kind: "reply"; id: string }
  /** Of a method that nobody knows: it is answered all the same. */
  | { kind: "unknown"; id: string }
  | { kind: "invalid"; id: string; description: string };

/** @throws MalformedPacketError a header without a method or an id */
export function readFrame({ header }: Packet): ReadFrame {
  // Every other frame is one, so it is not held to the schema of all of them.
  if (header["method"] === "reply" && typeof header["id"] === "string") {
    return { kind: "reply", id: header["id"] };
  }
  const parsed = v.safeParse(unknownFrame, header);
  if (!parsed.success) throw new MalformedPacketError("no method or id");
  const { method, id } = parsed.output;
  if (!isKnownMethod(method)) return { kind: "unknown", id };
  const frame = v.safeParse(upFrame, header, { abortEarly: true });
  if (frame.success) return { kind: "frame", frame: frame.output };
  const at = v.getDotPath(frame.issues[0]);
  return { kind: "invalid", id, description: `Invalid header field ${at}` };
}
