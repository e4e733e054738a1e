import type { Service } from "../../service/service.ts";
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

export function conversationRoutes(service: Service): Routes {
  const { conversations } = service;
  return {
    "/Client/v2/Conversations": {
      POST: ({ actor, viewer, body }) => {
        const input = readBody(createConversationBody, body);
        const row = conversations.create(actor, viewer.serviceSid, {
          friendlyName: given(input.friendly_name),
          uniqueName: given(input.unique_name),
          attributes: given(input.attributes),
        });
        // Making is not joining; the SDK joins with a request of its own.
        return created(toConversationResource(service, row, null));
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
        const row = conversations.update(actor, viewer.serviceSid, part(path, "conversation"), {
          friendlyName: emptied(patch.friendly_name),
          uniqueName: emptied(patch.unique_name),
          attributes: given(patch.attributes),
        });
        const participant = service.participants.findMember(row.sid, viewer.identity) ?? null;
        return ok(toConversationResource(service, row, participant));
      },
      DELETE: ({ actor, viewer, path }) => {
        conversations.remove(actor, viewer.serviceSid, part(path, "conversation"));
        return noContent;
      },
    },
    [`${one}/Invites`]: "501",
    [`${one}/Webhooks`]: "501",
  };
}
