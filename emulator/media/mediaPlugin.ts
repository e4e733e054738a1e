import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import type { Account } from "../account.ts";
import type { ApiKeys } from "../apiKeys.ts";
import type { Log } from "../log.ts";
import { originOf } from "../origin.ts";
import { createErrorHandler } from "../renderError.ts";
import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { MediaRow } from "../store/rows.ts";
import type { ContentUrls } from "./contentUrls.ts";
import { anywhere, callerOf, readableMedia, type VerifyToken } from "./mediaAccess.ts";
import { maxMediaBytes, type MediaStore } from "./mediaStore.ts";
import { receiveUpload } from "./receiveUpload.ts";
import { sendContent } from "./sendContent.ts";

export interface MediaContext {
  service: Service;
  account: Account;
  keys: ApiKeys;
  media: MediaStore;
  urls: ContentUrls;
  verifyToken: VerifyToken;
  log: Log;
}

/**
 * Twilio's media service (wire protocol 10). The first address is the SDK's, the second the documented one of REST
 * (behaviour 3.5). Any page may ask: the token or the signature decides, not the origin.
 */
const collections = ["/mcs/Media", "/mcs/v1/Services/:ServiceSid/Media"];

const textMedia =
  "/2010-04-01/Accounts/:AccountSid/Messages/:TextSid/Media/:MediaSid(^ME[0-9a-f]{32}$)";
const textMediaSchema = v.object({ TextSid: v.string(), MediaSid: v.string() });

export function createMediaPlugin(context: MediaContext): FastifyPluginAsync {
  return async (app) => {
    app.setErrorHandler(createErrorHandler(context.log));
    app.addHook("onRequest", async (_request, reply) => allowAnyOrigin(reply));
    await app.register(async (scope) => registerUploads(scope, context));
    // What webhooks of numbers are told (MediaUrl0 …). Twilio gives these out to whoever knows the sids.
    app.get(textMedia, (request, reply) => {
      const { TextSid, MediaSid } = v.parse(textMediaSchema, request.params);
      const { media } = context.service.messagingLog.get(TextSid);
      if (!media.some(({ sid }) => sid === MediaSid)) throw new ApiError(20404);
      const row = readableMedia(context.service, anywhere, MediaSid);
      return sendContent(context.media.files, row, request, reply);
    });
    for (const path of collections) {
      app.get(`${path}/:MediaSid`, (request) => {
        const { MediaSid } = v.parse(v.object({ MediaSid: v.string() }), request.params);
        const caller = callerOf(request, context);
        const row = readableMedia(context.service, caller, MediaSid);
        return toRecord(context, row, originOf(request));
      });
    }
    app.post("/mcs/MediaSet", (request) => readSet(context, request));
    app.get("/mcs/content/:MediaSid", (request, reply) => readContent(context, request, reply));
    app.all("/mcs/*", (request, reply) => {
      if (request.method !== "OPTIONS") throw new ApiError(20404);
      return reply.code(204).send();
    });
  };
}

function allowAnyOrigin(reply: FastifyReply): void {
  void reply.headers({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "X-Twilio-Token, Content-Type, Authorization, Range",
    "access-control-max-age": "600",
  });
}

function registerUploads(app: FastifyInstance, context: MediaContext): void {
  app.removeAllContentTypeParsers();
  // The body goes to the file as it comes; only the stream itself is passed on.
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  for (const path of collections) {
    app.post(path, { bodyLimit: maxMediaBytes + 64 * 1024 }, async (request, reply) => {
      const caller = callerOf(request, context);
      const upload = await receiveUpload(request, bodyOf(request));
      const { content, ...facts } = upload;
      // `sender` is what Twilio writes for uploads through REST.
      const author = caller.identity ?? "sender";
      const row = await context.media.save(
        { ...facts, serviceSid: caller.serviceSid, author },
        content,
      );
      return reply.code(201).send(toRecord(context, row, originOf(request)));
    });
  }
}

/** The parser above has put the request's own stream there; without a body the raw request is an empty stream. */
function bodyOf(request: FastifyRequest): Readable {
  return request.raw;
}

const setSchema = v.object({
  command: v.literal("get"),
  list: v.pipe(v.array(v.object({ media_sid: v.string() })), v.maxLength(100)),
});

function readSet(context: MediaContext, request: FastifyRequest): object[] {
  const caller = callerOf(request, context);
  const parsed = v.safeParse(setSchema, request.body);
  if (!parsed.success) {
    throw new ApiError(20001, `Invalid value of ${v.getDotPath(parsed.issues[0]) ?? "the body"}`);
  }
  return parsed.output.list.map(({ media_sid: sid }) => {
    try {
      const row = readableMedia(context.service, caller, sid);
      return { code: 200, media_record: toRecord(context, row, originOf(request)) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { code: error.status, media_record: { sid } };
    }
  });
}

const contentSchema = v.object({ expires: v.string(), signature: v.string() });

function readContent(
  context: MediaContext,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { MediaSid } = v.parse(v.object({ MediaSid: v.string() }), request.params);
  const query = v.safeParse(contentSchema, request.query);
  const valid =
    query.success && context.urls.isValid(MediaSid, query.output.expires, query.output.signature);
  if (!valid) throw new ApiError(20003, "The content URL is not valid or has expired");
  const row = readableMedia(context.service, anywhere, MediaSid);
  return sendContent(context.media.files, row, request, reply);
}

function toRecord({ urls, account }: MediaContext, row: MediaRow, origin: string): object {
  const url = `${origin}/mcs/Media/${row.sid}`;
  return {
    sid: row.sid,
    account_sid: account.accountSid,
    service_sid: row.serviceSid,
    channel_sid: row.conversationSid,
    message_sid: row.messageSid,
    date_created: new Date(row.dateCreated).toISOString(),
    date_updated: new Date(row.dateUpdated).toISOString(),
    size: row.size,
    content_type: row.contentType,
    filename: row.filename,
    // What the Media resource of REST calls it.
    file_name: row.filename,
    category: row.category,
    author: row.author,
    url,
    links: { content: `${url}/Content`, content_direct_temporary: urls.sign(row.sid, origin) },
  };
}
