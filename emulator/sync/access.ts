import type { Identity } from "../../src/domain/identity.ts";
import type { ServiceSid } from "../../src/domain/sids.ts";
import { ApiError } from "../service/errors.ts";
import type { ErrorCode } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { Entity } from "./entities.ts";

/** Whose connection it is. */
export interface Viewer {
  serviceSid: ServiceSid;
  identity: Identity;
}

const notFound: Record<Entity["kind"], ErrorCode> = {
  conversation: 54100,
  messages: 54150,
  roster: 54200,
  myConversations: 54200,
  user: 54200,
};

/**
 * Lets only those read who may (the SDK itself checks nothing): conversations for their members, the map of conversations
 * for its owner, users for everybody of the service.
 * @throws ApiError 54007 (403) not theirs · 54100, 54150, 54200 (404) no such document, list, map
 */
export function requireAccess(service: Service, viewer: Viewer, entity: Entity): void {
  switch (entity.kind) {
    case "conversation":
    case "messages":
    case "roster":
      requireConversation(service, viewer, entity);
      return;
    case "myConversations":
      if (entity.identity !== viewer.identity) throw new ApiError(54007);
      return;
    case "user":
      if (service.users.find(viewer.serviceSid, entity.identity) === undefined) {
        throw new ApiError(notFound.user);
      }
  }
}

function requireConversation(
  service: Service,
  { serviceSid, identity }: Viewer,
  entity: Extract<Entity, { conversationSid: unknown }>,
): void {
  try {
    service.conversations.requireReadable(serviceSid, entity.conversationSid, identity);
  } catch (error) {
    // Sync has codes of its own for the same refusals.
    if (error instanceof ApiError && error.status === 403) throw new ApiError(54007);
    if (error instanceof ApiError && error.status === 404)
      throw new ApiError(notFound[entity.kind]);
    throw error;
  }
}
