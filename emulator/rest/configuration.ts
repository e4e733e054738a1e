import * as v from "valibot";
import { originOf } from "../origin.ts";
import type { AccountDefaults } from "../service/accountDefaults.ts";
import { parseParameters, requireAny, text } from "./parameters.ts";
import type { RegisterRoutes, RestContext } from "./scope.ts";

const updateSchema = v.object({
  DefaultChatServiceSid: v.optional(text),
  DefaultMessagingServiceSid: v.optional(text),
  DefaultInactiveTimer: v.optional(text),
  DefaultClosedTimer: v.optional(text),
});

/** The account's own: what holds where nothing else is said. */
export const registerConfiguration: RegisterRoutes = (app, context) => {
  const { configuration } = context.service;

  app.get("/Configuration", (request) =>
    toResource(context, originOf(request), configuration.get()),
  );

  app.post("/Configuration", (request) => {
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const changed = configuration.update({
      chatServiceSid: input.DefaultChatServiceSid,
      messagingServiceSid: input.DefaultMessagingServiceSid,
      inactiveTimer: input.DefaultInactiveTimer,
      closedTimer: input.DefaultClosedTimer,
    });
    return toResource(context, originOf(request), changed);
  });
};

function toResource({ account }: RestContext, origin: string, defaults: AccountDefaults): object {
  const url = `${origin}/v1/Configuration`;
  return {
    account_sid: account.accountSid,
    default_chat_service_sid: defaults.chatServiceSid,
    default_messaging_service_sid: defaults.messagingServiceSid,
    default_inactive_timer: defaults.inactiveTimer,
    default_closed_timer: defaults.closedTimer,
    url,
    links: {
      service: `${origin}/v1/Services/${defaults.chatServiceSid}`,
      webhooks: `${url}/Webhooks`,
    },
  };
}
