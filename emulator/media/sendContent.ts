import type { FastifyReply, FastifyRequest } from "fastify";
import type { MediaReference } from "../store/rows.ts";
import { contentHeaders } from "./contentHeaders.ts";
import type { ByteRange, MediaFiles } from "./mediaFiles.ts";

/** Answers with the bytes, or with the part of them that was asked for: players of audio and video ask for parts. */
export function sendContent(
  files: MediaFiles,
  media: MediaReference & { inline?: string | null },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  void reply.headers(contentHeaders(media));
  if (typeof media.inline === "string") return reply.send(media.inline);
  const range = parseRange(request.headers.range, media.size);
  if (range === "unsatisfiable") {
    return reply.code(416).header("content-range", `bytes */${media.size}`).send();
  }
  if (range === undefined) {
    void reply.header("content-length", media.size);
    return reply.send(files.read(media.sid));
  }
  void reply
    .code(206)
    .header("content-length", range.end - range.start + 1)
    .header("content-range", `bytes ${range.start}-${range.end}/${media.size}`);
  return reply.send(files.read(media.sid, range));
}

/** One range only; anything else is answered in full, as RFC 9110 allows. */
function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | "unsatisfiable" | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (match === null || (first === "" && last === "")) return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? "unsatisfiable" : { start, end };
}
