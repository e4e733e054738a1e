import * as v from "valibot";
import { ApiError } from "../service/errors.ts";
import type { MessageInput } from "../service/service.ts";
import type { MessageRow } from "../store/rows.ts";
import { conversationOf } from "./conversations.ts";
import { listRequest, toListBody } from "./paging.ts";
import { instant, parseParameters, requireAny, text } from "./parameters.ts";
import { requestActor } from "./requestActor.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const shared = {
  Author: v.optional(text),
  Body: v.optional(text),
  Subject: v.optional(text),
  Attributes: v.optional(text),
  DateCreated: v.optional(instant),
  DateUpdated: v.optional(instant),
};
const updateSchema = v.object(shared);
const createSchema = v.object({
  ...shared,
  MediaSid: v.optional(v.union([text, v.array(text)])),
  ContentSid: v.optional(text),
  ContentVariables: v.optional(text),
});
const listSchema = v.object({
  PageToken: v.optional(text),
  // Mixed case is accepted, as Twilio's samples show.
  Order: v.optional(
    v.pipe(text, v.toLowerCase(), v.picklist(["asc", "desc"], "is neither asc nor desc")),
    "asc",
  ),
});

const root = "/Conversations/:ConversationSid/Messages";

export const registerMessages: RegisterRoutes = (app, context) => {
  app.get(root, (request) => {
    const scope = scopeOf(context, request);
    const conversation = conversationOf(scope, param(request, "ConversationSid"));
    const { Order, PageToken } = parseParameters(listSchema, request.query);
    if (/^-\d+$/.test(PageToken ?? "")) throw new ApiError(19038);
    const list = listRequest(request, 100, ["Order"]);
    const page = scope.service.messages.list(conversation.sid, { ...list, order: Order });
    return toListBody(list, "messages", page, (row) => toMessage(scope, row));
  });

  app.post(root, (request, reply) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(createSchema, request.body);
    const row = scope.service.messages.append(
      requestActor(request),
      scope.serviceSid,
      param(request, "ConversationSid"),
      {
        ...toPatch(input),
        mediaSids: input.MediaSid === undefined ? undefined : [input.MediaSid].flat(),
        contentSid: input.ContentSid,
        contentVariables: input.ContentVariables,
      },
    );
    return reply.code(201).send(toMessage(scope, row));
  });

  app.get(`${root}/:MessageSid`, (request) => {
    const scope = scopeOf(context, request);
    const conversation = conversationOf(scope, param(request, "ConversationSid"));
    const row = scope.service.messages.get(conversation.sid, param(request, "MessageSid"));
    return toMessage(scope, row);
  });

  app.post(`${root}/:MessageSid`, (request) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const row = scope.service.messages.update(
      requestActor(request),
      scope.serviceSid,
      param(request, "ConversationSid"),
      param(request, "MessageSid"),
      toPatch(input),
    );
    return toMessage(scope, row);
  });

  app.delete(`${root}/:MessageSid`, (request, reply) => {
    const scope = scopeOf(context, request);
    scope.service.messages.remove(
      requestActor(request),
      scope.serviceSid,
      param(request, "ConversationSid"),
      param(request, "MessageSid"),
    );
    return reply.code(204).send();
  });
};

function toPatch(input: v.InferOutput<typeof updateSchema>): MessageInput {
  return {
    author: input.Author,
    body: input.Body,
    subject: input.Subject,
    attributes: input.Attributes,
    dateCreated: input.DateCreated,
    dateUpdated: input.DateUpdated,
  };
}

function toMessage(scope: Scope, row: MessageRow): object {
  const url = `${scope.baseUrl}/Conversations/${row.conversationSid}/Messages/${row.sid}`;
  return {
    sid: row.sid,
    account_sid: scope.accountSid,
    ...scope.serviceField,
    conversation_sid: row.conversationSid,
    index: row.index,
    author: row.author,
    body: row.body,
    media: toMedia(row),
    attributes: row.attributes,
    participant_sid: row.participantSid,
    delivery: row.delivery,
    content_sid: row.contentSid,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url,
    links: { delivery_receipts: `${url}/Receipts`, channel_metadata: `${url}/ChannelMetadata` },
  };
}

function toMedia(row: MessageRow): object[] | null {
  // The filled template is a medium to the SDK only.
  const media = row.media.filter(({ category }) => category === "media");
  if (media.length === 0) return null;
  return media.map((item) => ({
    sid: item.sid,
    size: item.size,
    content_type: item.contentType,
    filename: item.filename,
  }));
}
