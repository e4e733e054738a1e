import * as v from "valibot";
import type { ChatErrorKind } from "../domain/chatError.ts";
import { ChatError } from "../domain/chatError.ts";
import { findSid } from "../domain/sids.ts";

/** What was being done: a change whose answer is lost may have happened, a read can simply be repeated. */
export type RequestKind = "change" | "read";

/** The pair of address and proxy address is in another conversation; its sid stands in the text. */
const pairTaken = 50416;

const httpStatus = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));

/** Twilio's error body inside an upstream error: its code and text; `err.message` is only the reason phrase. */
const upstreamError = v.object({
  status: httpStatus,
  body: v.optional(v.unknown()),
});
const errorBody = v.object({ code: v.optional(v.number()), message: v.optional(v.string()) });
/** A media transport error has the HTTP status in `code` (wire protocol, trap 19). */
/** An upload without an answer: nothing was posted yet (wire protocol 10). */
const mediaLoss = v.object({ code: v.literal(0), status: v.string(), body: v.unknown() });
const mediaError = v.object({ code: httpStatus, status: v.string(), body: v.unknown() });
const replyError = v.object({
  reply: v.object({
    status: v.object({
      code: v.number(),
      description: v.optional(v.string()),
      errorCode: v.optional(v.number()),
    }),
  }),
});

/*
 * Texts of twilsock 1.0.2, which has no codes for them. Sent, and no answer: the socket closed, or 30 s passed.
 * Not sent: 20 s in the queue, or no connection at all.
 */
const unansweredTexts = [/^disconnected$/, /^Twilsock: request timeout/];
const unsentTexts = [/^request '.*' to '.*' timed out$/, /^Unable to connect/];

/** Any error of the SDK as ours. Sources: wire protocol, section 13. */
export function toChatError(error: unknown, request: RequestKind): ChatError {
  if (error instanceof ChatError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return (
    fromUpstream(error, text, request) ??
    fromMedia(error, text, request) ??
    fromReply(error, text) ??
    new ChatError(kindOfText(error, text, request), text, { cause: error })
  );
}

function fromUpstream(error: unknown, text: string, request: RequestKind): ChatError | undefined {
  const parsed = v.safeParse(upstreamError, error);
  if (!parsed.success) return undefined;
  const body = v.safeParse(errorBody, parsed.output.body);
  // A Sync error has no body, but the code and the text itself.
  const own = v.safeParse(errorBody, error);
  const facts = body.success ? body.output : own.success ? { ...own.output, message: text } : {};
  return fromStatus(parsed.output.status, { text, ...facts }, error, request);
}

function fromMedia(error: unknown, text: string, request: RequestKind): ChatError | undefined {
  if (v.is(mediaLoss, error)) return new ChatError("offline", text, { cause: error });
  const parsed = v.safeParse(mediaError, error);
  if (!parsed.success) return undefined;
  const body = v.safeParse(errorBody, parsed.output.body);
  const facts = body.success ? body.output : {};
  return fromStatus(parsed.output.code, { text, ...facts }, error, request);
}

/** The connection itself refused the packet: nothing was carried out. */
function fromReply(error: unknown, text: string): ChatError | undefined {
  const parsed = v.safeParse(replyError, error);
  if (!parsed.success) return undefined;
  const { code, description, errorCode } = parsed.output.reply.status;
  const isRefused = code === 401 || code === 403;
  const kind = isRefused ? "unauthorized" : code === 429 ? "throttled" : "unknown";
  return new ChatError(kind, description ?? text, { code: errorCode, cause: error });
}

interface ErrorFacts {
  text: string;
  code?: number | undefined;
  message?: string | undefined;
}

function fromStatus(
  status: number,
  { text, code, message }: ErrorFacts,
  cause: unknown,
  request: RequestKind,
): ChatError {
  const sentence = message ?? text;
  const conversationSid = code === pairTaken ? findSid("CH", sentence) : undefined;
  return new ChatError(kindOfStatus(status, request), sentence, { code, conversationSid, cause });
}

function kindOfStatus(status: number, request: RequestKind): ChatErrorKind {
  switch (status) {
    case 401:
      return "unauthorized";
    case 404:
      return "notFound";
    case 413:
      return "tooLarge";
    case 429:
      return "throttled";
  }
  if (status < 500) return "rejected";
  // A server that broke down may have done it before.
  return request === "change" ? "unknownOutcome" : "offline";
}

function kindOfText(error: unknown, text: string, request: RequestKind): ChatErrorKind {
  if (unsentTexts.some((pattern) => pattern.test(text))) return "offline";
  if (unansweredTexts.some((pattern) => pattern.test(text))) {
    return request === "change" ? "unknownOutcome" : "offline";
  }
  // Sync reports a lost connection or a timeout with status 0.
  const isSyncLoss = v.is(v.object({ name: v.literal("SyncError"), status: v.literal(0) }), error);
  return isSyncLoss && request === "read" ? "offline" : "unknown";
}
