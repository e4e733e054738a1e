import { ApiError } from "../../service/errors.ts";
import type { Service } from "../../service/service.ts";
import type { MessageRow, ReceiptRow } from "../../store/rows.ts";
import { lastPageMeta } from "../../wire/client/emptyPages.ts";
import type { ReceiptsPage } from "../../wire/client/receiptsPage.ts";
import { isoDate } from "../../wire/isoDate.ts";
import { ok } from "../gatewayRequest.ts";
import type { GatewayRequest } from "../gatewayRequest.ts";
import type { Routes } from "../router.ts";
import { readPageRequest } from "./pageQuery.ts";
import { part } from "./part.ts";

const conversation = "/Client/v2/Conversations/:conversation";

/** The SDK names no size and walks all pages. */
const receiptPages = { pageSize: 30, maxPageSize: 100 };

/** What the SDK asks about one message besides the message itself. */
export function messageDetailRoutes(service: Service): Routes {
  return {
    [`${conversation}/Messages/:message/Receipts`]: {
      GET: (request) => {
        const message = requireMessage(service, request);
        const page = service.receipts.list(
          message.sid,
          readPageRequest(request.query, receiptPages),
        );
        const body: ReceiptsPage = {
          delivery_receipts: page.items.map(toReceipt),
          meta: { previous_token: page.previousToken, next_token: page.nextToken },
        };
        return ok(body);
      },
    },
    [`${conversation}/Messages/:message/ChannelMetadata`]: {
      GET: (request) => {
        requireMessage(service, request);
        // No channel here sends any; the SDK makes null of this code.
        throw new ApiError(50530);
      },
    },
    [`${conversation}/MessageRecipients`]: {
      GET: ({ viewer, path }) => {
        const { serviceSid, identity } = viewer;
        service.conversations.requireReadable(serviceSid, part(path, "conversation"), identity);
        return ok({ message_recipients: [], meta: lastPageMeta });
      },
    },
  };
}

function requireMessage(service: Service, { viewer, path }: GatewayRequest): MessageRow {
  const { conversation: row } = service.conversations.requireReadable(
    viewer.serviceSid,
    part(path, "conversation"),
    viewer.identity,
  );
  return service.messages.get(row.sid, part(path, "message"));
}

function toReceipt(row: ReceiptRow): ReceiptsPage["delivery_receipts"][number] {
  return {
    sid: row.sid,
    message_sid: row.messageSid,
    conversation_sid: row.conversationSid,
    channel_message_sid: row.channelMessageSid,
    participant_sid: row.participantSid,
    status: row.status,
    error_code: row.errorCode,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
  };
}
