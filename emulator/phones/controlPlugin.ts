import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import type { Account } from "../account.ts";
import type { Log } from "../log.ts";
import { originOf } from "../origin.ts";
import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import { StateFileError } from "../stateFile.ts";
import type { WebhookCall } from "../webhooks/webhookCalls.ts";
import { registerAutocreationRoutes } from "./autocreationRoutes.ts";
import { ControlError } from "./controlError.ts";
import { createControlGuard, passcodeCookie, passcodeOf } from "./controlGuard.ts";
import { parseBody } from "./controlRequest.ts";
import type { EventStream } from "./eventStream.ts";
import type { FaultControls } from "./faultRoutes.ts";
import { registerFaultRoutes } from "./faultRoutes.ts";
import { registerLastMessages } from "./lastMessages.ts";
import { registerMessagingRoutes } from "./messagingRoutes.ts";
import { registerPhoneLinkRoutes } from "./phoneLinkRoutes.ts";
import type { PhonePasses } from "./phonePasses.ts";
import { registerPhoneRoutes } from "./phoneRoutes.ts";
import type { Phones } from "./phones.ts";
import { registerSavedStateRoutes, type SavedStateControls } from "./savedStateRoutes.ts";
import { registerStateRoutes, type StateControls } from "./stateRoutes.ts";
import { registerWhatsAppRoutes } from "./whatsappRoutes.ts";

export type SeedName = "demo" | "empty";

export interface ControlContext extends FaultControls, StateControls, SavedStateControls {
  version: string;
  account: Account;
  service: Service;
  phones: Phones;
  stream: EventStream;
  passcode: string | undefined;
  /** Null unless real phones of the network may come in. */
  passes: PhonePasses | null;
  reset(seed: SeedName | undefined): Promise<void>;
  /** Returns how many were cut. */
  dropConnections(change: { expireTokens: boolean }): number;
  webhookCalls(): readonly WebhookCall[];
  /** The pages at `/_emulator/`. */
  registerInspector(app: FastifyInstance): void;
  sendMedia(sid: string, request: FastifyRequest, reply: FastifyReply): FastifyReply;
  log: Log;
}

const dropSchema = v.object({ expireTokens: v.optional(v.boolean(), false) });
const resetSchema = v.object({ seed: v.optional(v.picklist(["demo", "empty"])) });

/** The surface for other programs and for the phones pane: docs/emulator.md. */
export function createControlPlugin(context: ControlContext): FastifyPluginAsync {
  const { account, service, stream } = context;
  return async (app) => {
    app.addHook("onRequest", createControlGuard(context.passcode, context.passes));
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

    // A page that has the passcode lets the browser keep it: an event stream can send no header of its own.
    app.post("/_emulator/session", (request, reply) => {
      if (context.passcode !== undefined) {
        const value = encodeURIComponent(keptBy(request, context));
        void reply.header(
          "set-cookie",
          `${passcodeCookie}=${value}; Path=/; HttpOnly; SameSite=Strict`,
        );
      }
      return reply.code(204).send();
    });

    registerPhoneRoutes(app, context.phones);
    registerLastMessages(app, service, context.phones);
    registerPhoneLinkRoutes(app, context.passes);
    registerAutocreationRoutes(app, service, context.phones.events, context.passes);
    registerFaultRoutes(app, context);
    registerWhatsAppRoutes(app, service);
    registerMessagingRoutes(app, service);
    await registerStateRoutes(app, context);
    await registerSavedStateRoutes(app, context);
    context.registerInspector(app);

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

/** What the browser is to keep: of who has a code for phones a ticket, which opens nothing else. */
function keptBy(request: FastifyRequest, { passcode = "", passes }: ControlContext): string {
  const given = passcodeOf(request);
  if (passes?.isTicket(given) === true) return given;
  return passes?.isCode(given) === true ? passes.createTicket() : passcode;
}

function urlsFor(origin: string): object {
  const socketOrigin = origin.replace(/^http/, "ws");
  const messaging = `${origin}/messaging`;
  return {
    rest: origin,
    messaging,
    twilsock: `${socketOrigin}/v3/wsconnect`,
    media: `${origin}/mcs`,
  };
}

function sendError(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof ControlError) {
    const { status, message, field } = error;
    void reply.code(status).send({ status, message, ...(field !== undefined && { field }) });
    return;
  }
  if (error instanceof StateFileError) {
    void reply.code(400).send({ status: 400, message: error.message });
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
