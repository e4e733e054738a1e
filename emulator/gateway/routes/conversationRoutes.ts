import type { Service } from "../../service/service.ts";
import type { Changes } from "../../webhooks/changes.ts";
import { mapNow } from "../../webhooks/now.ts";
import {
  createConversationBody,
  updateConversationBody,
} from "../../wire/client/conversationBodies.ts";
import { created, noContent, ok } from "../gatewayRequest.ts";
import { emptied, given, readBody } from "../readBody.ts";
import type { Routes } from "../router.ts";
import { part } from "./part.ts";
import { toConversationResource } from "./toConversationResource.ts";

const one = "/Client/v2/Conversations/:conversation";

export function conversationRoutes(service: Service, changes: Changes): Routes {
  const { conversations } = service;
  return {
    "/Client/v2/Conversations": {
      POST: ({ actor, viewer, body }) => {
        const input = readBody(createConversationBody, body);
        const made = changes.createConversation(actor, viewer.serviceSid, {
          friendlyName: given(input.friendly_name),
          uniqueName: given(input.unique_name),
          attributes: given(input.attributes),
        });
        // Making is not joining; the SDK joins with a request of its own.
        return mapNow(made, (row) => created(toConversationResource(service, row, null)));
      },
    },
    [one]: {
      GET: ({ viewer, path }) => {
        const { conversation, participant } = conversations.requireReadable(
          viewer.serviceSid,
          part(path, "conversation"),
          viewer.identity,
        );
        return ok(toConversationResource(service, conversation, participant));
      },
      POST: ({ actor, viewer, path, body }) => {
        const patch = readBody(updateConversationBody, body);
        const conversation = part(path, "conversation");
        const changed = changes.updateConversation(actor, viewer.serviceSid, conversation, {
          friendlyName: emptied(patch.friendly_name),
          uniqueName: emptied(patch.unique_name),
          attributes: given(patch.attributes),
        });
        return mapNow(changed, (row) => {
          const participant = service.participants.findMember(row.sid, viewer.identity) ?? null;
          return ok(toConversationResource(service, row, participant));
        });
      },
      DELETE: ({ actor, viewer, path }) => {
        const conversation = part(path, "conversation");
        const removed = changes.removeConversation(actor, viewer.serviceSid, conversation);
        return mapNow(removed, () => noContent);
      },
    },
    [`${one}/Invites`]: "501",
    [`${one}/Webhooks`]: "501",
  };
}
