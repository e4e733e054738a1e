import type { ParticipantRow } from "../../store/rows.ts";
import { participantType } from "../../sync/toParticipantItem.ts";
import type { Changes } from "../../webhooks/changes.ts";
import { mapNow } from "../../webhooks/now.ts";
import { addParticipantBody, updateParticipantBody } from "../../wire/client/participantBodies.ts";
import type { ParticipantResource } from "../../wire/client/participantResource.ts";
import { clientApiBase } from "../../wire/hosts.ts";
import { isoDate } from "../../wire/isoDate.ts";
import { created, noContent, ok } from "../gatewayRequest.ts";
import { given, readBody } from "../readBody.ts";
import type { Routes } from "../router.ts";
import { part } from "./part.ts";

const all = "/Client/v2/Conversations/:conversation/Participants";

/** `join`, `add`, `addNonChatParticipant`, `leave`, `removeParticipant`, `participant.updateAttributes`. */
export function participantRoutes(changes: Changes): Routes {
  return {
    [all]: {
      POST: ({ actor, viewer, path, body }) => {
        const input = readBody(addParticipantBody, body);
        const added = changes.addParticipant(actor, viewer.serviceSid, part(path, "conversation"), {
          identity: given(input.identity),
          attributes: given(input.attributes),
          // No type is sent: it follows from the address.
          address: given(input.messaging_binding?.address),
          proxyAddress: given(input.messaging_binding?.proxy_address),
          projectedAddress: given(input.messaging_binding?.projected_address),
        });
        return mapNow(added, (row) => created(toParticipantResource(row)));
      },
    },
    [`${all}/:participant`]: {
      POST: ({ actor, viewer, path, body }) => {
        const patch = { attributes: given(readBody(updateParticipantBody, body).attributes) };
        const [conversation, who] = [part(path, "conversation"), part(path, "participant")];
        const changed = changes.updateParticipant(
          actor,
          viewer.serviceSid,
          conversation,
          who,
          patch,
        );
        return mapNow(changed, (row) => ok(toParticipantResource(row)));
      },
      DELETE: ({ actor, viewer, path }) => {
        const [conversation, who] = [part(path, "conversation"), part(path, "participant")];
        const removed = changes.removeParticipant(actor, viewer.serviceSid, conversation, who);
        return mapNow(removed, () => noContent);
      },
    },
  };
}

function toParticipantResource(row: ParticipantRow): ParticipantResource {
  const type = participantType(row);
  return {
    sid: row.sid,
    conversation_sid: row.conversationSid,
    identity: row.identity,
    type,
    attributes: row.attributes,
    messaging_binding:
      type === "chat" ? null : { type, address: row.address, proxy_address: row.proxyAddress },
    role_sid: row.roleSid,
    last_read_message_index: row.lastReadMessageIndex,
    last_read_timestamp: row.lastReadTimestamp === null ? null : isoDate(row.lastReadTimestamp),
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
    url: `${clientApiBase}/Conversations/${row.conversationSid}/Participants/${row.sid}`,
  };
}
