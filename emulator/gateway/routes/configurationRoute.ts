import type { Service } from "../../service/service.ts";
import { myConversationsEntity, userEntity } from "../../sync/entities.ts";
import type { Configuration } from "../../wire/client/configuration.ts";
import { clientApiBase } from "../../wire/hosts.ts";
import { ok } from "../gatewayRequest.ts";
import type { GatewayRequest } from "../gatewayRequest.ts";
import type { Routes } from "../router.ts";

/** Conversations in a page of the start-up list: fastest in browsers (wire protocol section 15). */
export const myConversationsPageSize = 100;

/** The first request of every client (wire protocol 9.1). */
export function configurationRoute(service: Service): Routes {
  return {
    "/Client/v2/Configuration": { GET: (request) => ok(configurationFor(service, request)) },
  };
}

function configurationFor(
  service: Service,
  { viewer: { serviceSid, identity }, baseUrl }: GatewayRequest,
): Configuration {
  return {
    identity,
    url: `${clientApiBase}/Configuration`,
    options: {
      user_infos_to_subscribe: 100,
      reachability_enabled: service.services.get(serviceSid).reachability,
      http_cache_interval: "PT5S",
      consumption_report_interval: "PT5S",
      my_conversations_page_size: myConversationsPageSize,
      media_attachments_count_limit: 10,
      media_attachment_size_limit_in_mb: 150,
      media_attachments_total_size_limit_in_mb: 150,
      email_histories_allowed_mime_types: ["text/plain", "text/html"],
      email_bodies_allowed_mime_types: ["text/plain", "text/html"],
    },
    sync_objects: {
      my_conversations: myConversationsEntity(identity).name,
      my_user_info: userEntity(identity).name,
    },
    links: {
      my_conversations: `${clientApiBase}/MyConversations`,
      conversations: `${clientApiBase}/Conversations`,
      users: `${clientApiBase}/Users`,
      current_user: `${clientApiBase}/Users/${encodeURIComponent(identity)}`,
      typing: `${clientApiBase}/Typing`,
      media_service: `${baseUrl}/mcs/Media`,
      media_set_service: `${baseUrl}/mcs/MediaSet`,
      messages_receipts: `${clientApiBase}/Conversations/%s/Messages/%s/Receipts`,
    },
  };
}
