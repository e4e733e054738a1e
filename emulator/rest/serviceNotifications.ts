import * as v from "valibot";
import type { NotificationSetting, NotificationSettings, ServiceRow } from "../store/rows.ts";
import { flag, parseParameters, requireAny, text } from "./parameters.ts";
import { type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";

const updateSchema = v.object({
  LogEnabled: v.optional(flag),
  "NewMessage.Enabled": v.optional(flag),
  "NewMessage.Template": v.optional(text),
  "NewMessage.Sound": v.optional(text),
  "NewMessage.BadgeCountEnabled": v.optional(flag),
  "NewMessage.WithMedia.Enabled": v.optional(flag),
  "NewMessage.WithMedia.Template": v.optional(text),
  "AddedToConversation.Enabled": v.optional(flag),
  "AddedToConversation.Template": v.optional(text),
  "AddedToConversation.Sound": v.optional(text),
  "RemovedFromConversation.Enabled": v.optional(flag),
  "RemovedFromConversation.Template": v.optional(text),
  "RemovedFromConversation.Sound": v.optional(text),
});
type Input = v.InferOutput<typeof updateSchema>;

/** What push notifications would say. Kept, and none are sent. */
export const registerServiceNotifications: RegisterRoutes = (app, context) => {
  const { services } = context.service;

  app.get("/Configuration/Notifications", (request) => {
    const scope = scopeOf(context, request);
    return toResource(scope, services.get(scope.serviceSid));
  });

  app.post("/Configuration/Notifications", (request) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const { notifications } = services.get(scope.serviceSid);
    const row = services.setNotifications(scope.serviceSid, merge(notifications, input));
    return toResource(scope, row);
  });
};

function merge(current: NotificationSettings, input: Input): NotificationSettings {
  const { newMessage } = current;
  return {
    logEnabled: input.LogEnabled ?? current.logEnabled,
    newMessage: {
      ...mergeOne(newMessage, input, "NewMessage"),
      badgeCountEnabled: input["NewMessage.BadgeCountEnabled"] ?? newMessage.badgeCountEnabled,
      withMedia: {
        enabled: input["NewMessage.WithMedia.Enabled"] ?? newMessage.withMedia.enabled,
        template: input["NewMessage.WithMedia.Template"] ?? newMessage.withMedia.template,
      },
    },
    addedToConversation: mergeOne(current.addedToConversation, input, "AddedToConversation"),
    removedFromConversation: mergeOne(
      current.removedFromConversation,
      input,
      "RemovedFromConversation",
    ),
  };
}

function mergeOne(
  current: NotificationSetting,
  input: Input,
  name: "NewMessage" | "AddedToConversation" | "RemovedFromConversation",
): NotificationSetting {
  return {
    enabled: input[`${name}.Enabled`] ?? current.enabled,
    template: input[`${name}.Template`] ?? current.template,
    sound: input[`${name}.Sound`] ?? current.sound,
  };
}

function toResource(scope: Scope, { sid, notifications }: ServiceRow): object {
  const { logEnabled, newMessage, addedToConversation, removedFromConversation } = notifications;
  return {
    account_sid: scope.accountSid,
    chat_service_sid: sid,
    log_enabled: logEnabled,
    new_message: {
      ...toSetting(newMessage),
      badge_count_enabled: newMessage.badgeCountEnabled,
      with_media: newMessage.withMedia,
    },
    added_to_conversation: toSetting(addedToConversation),
    removed_from_conversation: toSetting(removedFromConversation),
    url: `${scope.baseUrl}/Configuration/Notifications`,
  };
}

function toSetting({ enabled, template, sound }: NotificationSetting): NotificationSetting {
  return { enabled, template, sound };
}
