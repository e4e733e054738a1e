import type { FastifyRequest } from "fastify";
import type { MessageRow, ReceiptRow } from "../store/rows.ts";
import { conversationOf } from "./conversations.ts";
import { listRequest, toListBody } from "./paging.ts";
import { param, type RegisterRoutes, type Scope, scopeOf } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const root = "/Conversations/:ConversationSid/Messages/:MessageSid/Receipts";

export const registerReceipts: RegisterRoutes = (app, context) => {
  app.get(root, (request) => {
    const scope = scopeOf(context, request);
    const message = messageOf(scope, request);
    const list = listRequest(request, 50);
    const page = scope.service.receipts.list(message.sid, list);
    return toListBody(list, "delivery_receipts", page, (row) => toReceipt(scope, row));
  });

  app.get(`${root}/:ReceiptSid`, (request) => {
    const scope = scopeOf(context, request);
    const message = messageOf(scope, request);
    return toReceipt(scope, scope.service.receipts.get(message.sid, param(request, "ReceiptSid")));
  });
};

function messageOf(scope: Scope, request: FastifyRequest): MessageRow {
  const conversation = conversationOf(scope, param(request, "ConversationSid"));
  return scope.service.messages.get(conversation.sid, param(request, "MessageSid"));
}

function toReceipt(scope: Scope, row: ReceiptRow): object {
  const message = `${scope.baseUrl}/Conversations/${row.conversationSid}/Messages/${row.messageSid}`;
  return {
    sid: row.sid,
    account_sid: scope.accountSid,
    ...scope.serviceField,
    conversation_sid: row.conversationSid,
    message_sid: row.messageSid,
    channel_message_sid: row.channelMessageSid,
    participant_sid: row.participantSid,
    // REST has no word for a leg that is still inside Twilio (behaviour 3.6).
    status: row.status === "queued" ? null : row.status,
    error_code: row.errorCode ?? 0,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url: `${message}/Receipts/${row.sid}`,
  };
}
