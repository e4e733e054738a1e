import * as v from "valibot";
import { originOf } from "../origin.ts";
import type { ServiceRow } from "../store/rows.ts";
import { listRequest, toListBody } from "./paging.ts";
import { parseParameters, text } from "./parameters.ts";
import { param, type RegisterRoutes, type RestContext } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const createSchema = v.object({ FriendlyName: text });

export const registerServices: RegisterRoutes = (app, context) => {
  const { services } = context.service;

  app.get("/Services", (request) => {
    const list = listRequest(request, 100);
    const page = services.list(list);
    return toListBody(list, "services", page, (row) => toService(context, originOf(request), row));
  });

  app.post("/Services", (request, reply) => {
    const { FriendlyName } = parseParameters(createSchema, request.body);
    const row = services.create(FriendlyName);
    return reply.code(201).send(toService(context, originOf(request), row));
  });

  app.get("/Services/:ChatServiceSid", (request) =>
    toService(context, originOf(request), services.get(param(request, "ChatServiceSid"))),
  );

  app.delete("/Services/:ChatServiceSid", (request, reply) => {
    services.remove(param(request, "ChatServiceSid"));
    return reply.code(204).send();
  });
};

function toService({ account }: RestContext, origin: string, row: ServiceRow): object {
  const url = `${origin}/v1/Services/${row.sid}`;
  return {
    sid: row.sid,
    account_sid: account.accountSid,
    friendly_name: row.friendlyName,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url,
    links: {
      conversations: `${url}/Conversations`,
      users: `${url}/Users`,
      roles: `${url}/Roles`,
      bindings: `${url}/Bindings`,
      configuration: `${url}/Configuration`,
      participant_conversations: `${url}/ParticipantConversations`,
      conversation_with_participants: `${url}/ConversationWithParticipants`,
    },
  };
}
