import type { MessageRow } from "../../store/rows.ts";
import type { Changes } from "../../webhooks/changes.ts";
import { mapNow } from "../../webhooks/now.ts";
import { sendMessageBody, updateMessageBody } from "../../wire/client/messageBodies.ts";
import type { MessageResource } from "../../wire/client/messageResource.ts";
import { isoDate } from "../../wire/isoDate.ts";
import { created, noContent, ok } from "../gatewayRequest.ts";
import { given, readBody } from "../readBody.ts";
import type { Routes } from "../router.ts";
import { part } from "./part.ts";

const all = "/Client/v2/Conversations/:conversation/Messages";

/** Send, edit, delete. */
export function messageRoutes(changes: Changes): Routes {
  return {
    [all]: {
      POST: ({ actor, viewer, path, body }) => {
        const input = readBody(sendMessageBody, body);
        const conversation = part(path, "conversation");
        const added = changes.appendMessage(actor, viewer.serviceSid, conversation, {
          body: given(input.body),
          subject: given(input.subject),
          attributes: given(input.attributes),
          mediaSids: input.media_sids,
          contentSid: given(input.content_sid),
          contentVariables: given(input.content_variables),
        });
        return mapNow(added, (row) => created(toMessageResource(row)));
      },
    },
    [`${all}/:message`]: {
      POST: ({ actor, viewer, path, body }) => {
        const patch = readBody(updateMessageBody, body);
        const [conversation, message] = [part(path, "conversation"), part(path, "message")];
        const changed = changes.updateMessage(
          actor,
          viewer.serviceSid,
          conversation,
          message,
          patch,
        );
        return mapNow(changed, (row) => ok(toMessageResource(row)));
      },
      DELETE: ({ actor, viewer, path }) => {
        const [conversation, message] = [part(path, "conversation"), part(path, "message")];
        const removed = changes.removeMessage(actor, viewer.serviceSid, conversation, message);
        return mapNow(removed, () => noContent);
      },
    },
  };
}

function toMessageResource(row: MessageRow): MessageResource {
  return {
    sid: row.sid,
    conversation_sid: row.conversationSid,
    index: row.index,
    author: row.author,
    body: row.body,
    attributes: row.attributes,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
  };
}
