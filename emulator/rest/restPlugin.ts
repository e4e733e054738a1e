import formbody from "@fastify/formbody";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import { authenticate } from "../authenticate.ts";
import type { Log } from "../log.ts";
import { createErrorHandler } from "../renderError.ts";
import { ApiError } from "../service/errors.ts";
import { registerAddressConfigurations } from "./addressConfigurations.ts";
import { registerBindings } from "./bindings.ts";
import { registerChannelsSenders } from "./channelsSenders.ts";
import { registerConfiguration } from "./configuration.ts";
import { registerContent } from "./content.ts";
import { registerConversations } from "./conversations.ts";
import { registerConversationWebhooks } from "./conversationWebhooks.ts";
import { registerConversationWithParticipants } from "./conversationWithParticipants.ts";
import { countActions } from "./countActions.ts";
import { registerCredentials } from "./credentials.ts";
import { registerIncomingPhoneNumbers } from "./incomingPhoneNumbers.ts";
import { registerKeys } from "./keys.ts";
import { recognise } from "./knownEndpoints.ts";
import { registerMessageMedia } from "./messageMedia.ts";
import { registerMessages } from "./messages.ts";
import { registerMessagingLog } from "./messagingLog.ts";
import { messagingRoot, registerMessagingServices } from "./messagingServices.ts";
import { registerParticipantConversations } from "./participantConversations.ts";
import { registerParticipants } from "./participants.ts";
import { registerReceipts } from "./receipts.ts";
import { registerRoles } from "./roles.ts";
import type { RestContext } from "./scope.ts";
import { registerServiceConfiguration } from "./serviceConfiguration.ts";
import { registerServiceNotifications } from "./serviceNotifications.ts";
import { registerServices } from "./services.ts";
import { registerUserConversations } from "./userConversations.ts";
import { registerUsers } from "./users.ts";
import { registerWebhookConfigurations } from "./webhookConfigurations.ts";

const roots = ["/v1", "/v2", "/2010-04-01", messagingRoot];

/** Twilio's REST API, as far as it is built. Parsers, sign-in and errors stay inside this plugin. */
export function createRestPlugin(context: RestContext, log: Log): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers();
    await app.register(formbody);
    app.setErrorHandler(createErrorHandler(log));
    app.addHook("onRequest", async (request) => void authenticate(request, context));
    await app.register(async (scope) => registerAccount(scope, context), { prefix: "/v1" });
    for (const prefix of ["/v1", "/v1/Services/:ChatServiceSid"]) {
      await app.register(async (scope) => registerScope(scope, context), { prefix });
    }
    await app.register(
      async (scope) => {
        registerServiceConfiguration(scope, context);
        registerServiceNotifications(scope, context);
        registerBindings(scope, context);
      },
      { prefix: "/v1/Services/:ChatServiceSid" },
    );
    await app.register(async (scope) => registerKeys(scope, context), { prefix: "/v1" });
    await app.register(async (scope) => registerContent(scope, context), { prefix: "/v1" });
    registerIncomingPhoneNumbers(app, context);
    registerMessagingLog(app, context);
    registerMessageMedia(app, context);
    registerMessagingServices(app, context);
    for (const prefix of ["", messagingRoot]) {
      await app.register(async (scope) => registerChannelsSenders(scope, context), { prefix });
    }
    for (const root of roots)
      app.all(`${root}/*`, (request) => refuse(request.method, request.url));
  };
}

/** What is there once for the account, and not for each service. */
function registerAccount(scope: FastifyInstance, context: RestContext): void {
  registerServices(scope, context);
  registerConfiguration(scope, context);
  registerCredentials(scope, context);
  registerAddressConfigurations(scope, context);
}

function registerScope(scope: FastifyInstance, context: RestContext): void {
  countActions(scope, context);
  registerConversations(scope, context);
  registerConversationWithParticipants(scope, context);
  registerParticipants(scope, context);
  registerMessages(scope, context);
  registerReceipts(scope, context);
  registerUsers(scope, context);
  registerUserConversations(scope, context);
  registerParticipantConversations(scope, context);
  registerWebhookConfigurations(scope, context);
  registerConversationWebhooks(scope, context);
  registerRoles(scope, context);
}

/** What no route has taken: known to Twilio but not built (501), or unknown to both. */
function refuse(method: string, url: string): never {
  const path = url.split("?")[0] ?? url;
  const found = recognise(method, path);
  if (found.kind === "known") {
    throw new ApiError(
      20501,
      `${found.name} (${method} ${path}) is not implemented by this emulator`,
    );
  }
  if (found.kind === "wrongMethod") throw new ApiError(20004);
  throw new ApiError(20404, `The requested resource ${path} was not found`);
}
