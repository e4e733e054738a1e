import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { channelOf } from "../../src/domain/address.ts";
import { originOf } from "../origin.ts";
import { ApiError } from "../service/errors.ts";
import type { NumberRow } from "../store/rows.ts";
import { listRequest } from "./paging.ts";
import { parseParameters, text } from "./parameters.ts";
import { param, type RestContext } from "./scope.ts";

const filterSchema = v.object({ Channel: text });
const path = "/v2/Channels/Senders";

/** The account's WhatsApp senders, which Twilio lists apart from its numbers (Messaging v2, Senders API). */
export function registerChannelsSenders(app: FastifyInstance, context: RestContext): void {
  const senders = () =>
    context.service.numbers.all().filter((row) => channelOf(row.address) === "whatsapp");

  app.get(path, (request) => {
    const { Channel } = parseParameters(filterSchema, request.query);
    const list = listRequest(request, 1000, ["Channel"]);
    const rows = Channel.toLowerCase() === "whatsapp" ? senders() : [];
    const start = list.pageNumber * list.pageSize;
    const url = (page: number) =>
      `${list.url}?${new URLSearchParams({ Channel, PageSize: String(list.pageSize), Page: String(page) })}`;
    return {
      meta: {
        page: list.pageNumber,
        page_size: list.pageSize,
        first_page_url: url(0),
        previous_page_url: list.pageNumber > 0 ? url(list.pageNumber - 1) : null,
        url: url(list.pageNumber),
        next_page_url: start + list.pageSize < rows.length ? url(list.pageNumber + 1) : null,
        key: "senders",
      },
      senders: rows
        .slice(start, start + list.pageSize)
        .map((row) => toSender(row, originOf(request))),
    };
  });

  app.get(`${path}/:SenderSid`, (request) => {
    const row = senders().find(({ sid }) => sid === param(request, "SenderSid"));
    if (row === undefined) throw new ApiError(20404);
    return toSender(row, originOf(request));
  });
}

function toSender(row: NumberRow, origin: string): object {
  return {
    sid: row.sid,
    status: "ONLINE",
    sender_id: row.address,
    friendly_name: row.friendlyName,
    configuration: { waba_id: null, verification_method: null, verification_code: null },
    webhook: null,
    profile: { name: row.friendlyName, about: null, websites: [], emails: [], phone_numbers: [] },
    properties: { quality_rating: "HIGH", messaging_limit: "1K Customers/24hr" },
    offline_reasons: null,
    compliance: null,
    url: `${origin}${path}/${row.sid}`,
  };
}
