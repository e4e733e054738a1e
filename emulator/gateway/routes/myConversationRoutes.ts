import { ApiError } from "../../service/errors.ts";
import type { Service } from "../../service/service.ts";
import { updateMyConversationBody } from "../../wire/client/conversationBodies.ts";
import type { MyConversationsPage } from "../../wire/client/conversationResource.ts";
import { ok } from "../gatewayRequest.ts";
import type { GatewayRequest } from "../gatewayRequest.ts";
import { readBody } from "../readBody.ts";
import type { Routes } from "../router.ts";
import { myConversationsPageSize } from "./configurationRoute.ts";
import { readPageRequest } from "./pageQuery.ts";
import { part } from "./part.ts";
import { toConversationResource, toConversationSummary } from "./toConversationResource.ts";

const pages = { pageSize: myConversationsPageSize, maxPageSize: myConversationsPageSize };

/** The signed-in person's conversations: list, unread count, read horizon, notification level. */
export function myConversationRoutes(service: Service): Routes {
  return {
    "/Client/v2/MyConversations": {
      GET: ({ viewer, query }) => {
        const page = service.participants.conversationsOf(
          viewer.serviceSid,
          { identity: viewer.identity },
          readPageRequest(query, pages),
        );
        const body: MyConversationsPage = {
          conversations: page.items.map((item) => toConversationSummary(item.participant)),
          meta: { next_token: page.nextToken },
        };
        return ok(body);
      },
    },
    "/Client/v2/MyConversations/:conversation": {
      GET: (request) => ok(mine(service, request)),
      POST: (request) => {
        update(service, request);
        return ok(mine(service, request));
      },
    },
  };
}

function mine(service: Service, { viewer, path }: GatewayRequest) {
  const { conversations } = service;
  const row = conversations.get(viewer.serviceSid, part(path, "conversation"));
  const participant = conversations.requireMember(row.sid, viewer.identity);
  return toConversationResource(service, row, participant);
}

function update(service: Service, { viewer, path, body }: GatewayRequest): void {
  const { serviceSid, identity } = viewer;
  const conversation = part(path, "conversation");
  const patch = readBody(updateMyConversationBody, body);
  const { last_read_message_index: index, notification_level: level } = patch;
  if (index === undefined && level === undefined) throw new ApiError(20161);
  service.transaction(() => {
    if (index !== undefined) service.readHorizon.set(serviceSid, conversation, identity, index);
    if (level !== undefined) {
      service.notificationLevel.set(serviceSid, conversation, identity, level);
    }
  });
}
