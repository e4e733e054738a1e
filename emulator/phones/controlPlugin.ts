import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { type Address, parseAddress } from "../../src/domain/address.ts";
import type { Account } from "../account.ts";
import type { Log } from "../log.ts";
import { originOf } from "../origin.ts";
import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { WebhookCall } from "../webhooks/webhookCalls.ts";
import { ControlError } from "./controlError.ts";
import { createControlGuard } from "./controlGuard.ts";
import { toPhone, toPhoneMessage } from "./controlResources.ts";
import type { EventStream } from "./eventStream.ts";
import type { Phones } from "./phones.ts";

export type SeedName = "demo" | "empty";

export interface ControlContext {
  version: string;
  account: Account;
  service: Service;
  phones: Phones;
  stream: EventStream;
  passcode: string | undefined;
  reset(seed: SeedName | undefined): Promise<void>;
  /** Returns how many were cut. */
  dropConnections(change: { expireTokens: boolean }): number;
  webhookCalls(): readonly WebhookCall[];
  sendMedia(sid: string, request: FastifyRequest, reply: FastifyReply): FastifyReply;
  log: Log;
}

// A WhatsApp file may have 16 MB, a third more as base64.
const bodyLimit = 24 * 1024 * 1024;

const phoneSchema = v.object({
  label: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))),
  state: v.optional(v.picklist(["on", "off"], "must be on or off")),
});
const textSchema = v.object({
  to: v.string(),
  body: v.nullish(v.pipe(v.string(), v.maxLength(32_768)), null),
  media: v.nullish(
    v.pipe(
      v.array(
        v.object({
          contentType: v.pipe(
            v.string(),
            v.regex(/^[\w.+-]+\/[\w.+-]+$/, "must be like image/png"),
          ),
          filename: v.nullish(v.pipe(v.string(), v.maxLength(255)), null),
          data: v.pipe(v.string(), v.base64("must be base64")),
        }),
      ),
      v.maxLength(10),
    ),
    [],
  ),
});
const dropSchema = v.object({ expireTokens: v.optional(v.boolean(), false) });
const resetSchema = v.object({ seed: v.optional(v.picklist(["demo", "empty"])) });

/** The surface for other programs and for the phones pane: docs/emulator.md. */
export function createControlPlugin(context: ControlContext): FastifyPluginAsync {
  const { account, service, stream } = context;
  return async (app) => {
    app.addHook("onRequest", createControlGuard(context.passcode));
    app.addHook("preClose", async () => stream.close());
    app.setErrorHandler((error, request, reply) => sendError(context.log, error, request, reply));

    app.get("/_emulator/health", () => ({ status: "ok", version: context.version }));

    app.get("/_emulator/account", (request) => ({
      ...account,
      numbers: service.numbers
        .all()
        .map(({ address, capabilities }) => ({ address, capabilities })),
      urls: urlsFor(originOf(request)),
    }));

    registerPhones(app, context);

    app.get("/_emulator/events", { exposeHeadRoute: false }, (request, reply) =>
      stream.open(request, reply),
    );

    app.get("/_emulator/webhooks", () => ({ calls: context.webhookCalls() }));

    app.get("/_emulator/media/:MediaSid", (request, reply) => {
      const { MediaSid } = v.parse(v.object({ MediaSid: v.string() }), request.params);
      return context.sendMedia(MediaSid, request, reply);
    });

    app.post("/_emulator/reset", async (request) => {
      const { seed } = parseBody(resetSchema, request);
      await context.reset(seed);
      return { status: "ok" };
    });

    app.post("/_emulator/connections/drop", (request) => ({
      dropped: context.dropConnections(parseBody(dropSchema, request)),
    }));

    app.all("/_emulator/*", (request) => {
      throw new ControlError(404, `There is no ${request.method} ${request.url}`);
    });
  };
}

function registerPhones(app: FastifyInstance, { phones }: ControlContext): void {
  app.get("/_emulator/phones", () => ({ phones: phones.list().map(toPhone) }));

  app.put("/_emulator/phones/:address", (request) => {
    const { label, state } = parseBody(phoneSchema, request);
    return toPhone(
      phones.put(addressOf(request), {
        ...(label !== undefined && { label }),
        ...(state !== undefined && { state }),
      }),
    );
  });

  app.get("/_emulator/phones/:address/messages", (request) => ({
    messages: phones
      .messages(addressOf(request))
      .map((row) => toPhoneMessage(row, originOf(request))),
  }));

  app.post("/_emulator/phones/:address/messages", { bodyLimit }, async (request, reply) => {
    const from = addressOf(request);
    const text = parseBody(textSchema, request);
    const to = parseAddress(text.to);
    if (to === undefined) throw invalidAddress("to");
    const media = text.media.map((item) => ({ ...item, data: Buffer.from(item.data, "base64") }));
    const result = await phones.text(from, to, text.body, media);
    return reply.code(201).send(result);
  });
}

function urlsFor(origin: string): object {
  const socketOrigin = origin.replace(/^http/, "ws");
  return { rest: origin, twilsock: `${socketOrigin}/v3/wsconnect`, media: `${origin}/mcs` };
}

function addressOf(request: FastifyRequest): Address {
  const { address } = v.parse(v.object({ address: v.string() }), request.params);
  const parsed = parseAddress(address);
  if (parsed === undefined) throw invalidAddress("address");
  return parsed;
}

function invalidAddress(field: string): ControlError {
  const message = "must be an E.164 number such as +16505551111, or whatsapp: and one";
  return new ControlError(400, `${field} ${message}`, field);
}

function parseBody<Schema extends v.GenericSchema>(
  schema: Schema,
  request: FastifyRequest,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, request.body ?? {});
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? "body";
  const isMissing = issue.input === undefined;
  throw new ControlError(
    400,
    isMissing ? `${field} is missing` : `${field}: ${issue.message}`,
    field,
  );
}

function sendError(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof ControlError) {
    const { status, message, field } = error;
    void reply.code(status).send({ status, message, ...(field !== undefined && { field }) });
    return;
  }
  if (error instanceof ApiError) {
    const { status, message, code } = error;
    void reply.code(status).send({ status, message, code });
    return;
  }
  const status = statusOf(error);
  if (status >= 500) log.error({ err: error, url: request.url }, "a request failed");
  const message = status < 500 && error instanceof Error ? error.message : "Something broke inside";
  void reply.code(status).send({ status, message });
}

/** Fastify's own refusals (bad JSON, body too large) carry their status; the rest is our mistake. */
function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
}
