import type { Service } from "../../service/service.ts";
import type { Sync } from "../../sync/createSync.ts";
import type { Changes } from "../../webhooks/changes.ts";
import type { Routes } from "../router.ts";
import { configurationRoute } from "./configurationRoute.ts";
import { contentTemplateRoute } from "./contentTemplateRoute.ts";
import { conversationRoutes } from "./conversationRoutes.ts";
import { messageDetailRoutes } from "./messageDetailRoutes.ts";
import { messageRoutes } from "./messageRoutes.ts";
import { myConversationRoutes } from "./myConversationRoutes.ts";
import { participantRoutes } from "./participantRoutes.ts";
import { pushRoutes } from "./pushRoutes.ts";
import type { PushRegistrations } from "./pushRoutes.ts";
import { syncRoutes } from "./syncRoutes.ts";
import { typingRoute } from "./typingRoute.ts";
import { userRoutes } from "./userRoutes.ts";

/**
 * Every call that the SDK makes inside its socket. The hosts of Twilio's three services (aim, cds, ers) are not looked at:
 * no two of their paths are the same.
 */
export function gatewayRoutes(
  service: Service,
  sync: Sync,
  pushRegistrations: PushRegistrations,
  changes: Changes,
): Routes {
  return {
    ...configurationRoute(service),
    ...myConversationRoutes(service),
    ...conversationRoutes(service, changes),
    ...participantRoutes(changes),
    ...messageRoutes(changes),
    ...messageDetailRoutes(service),
    ...userRoutes(service, changes),
    ...typingRoute(service),
    ...contentTemplateRoute(service),
    ...pushRoutes(pushRegistrations),
    ...syncRoutes(sync),
  };
}
