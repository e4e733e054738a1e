import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import { type Address, channelOf, isAddress } from "../../src/domain/address.ts";
import { originOf } from "../origin.ts";
import { ApiError } from "../service/errors.ts";
import type { NumberRow } from "../store/rows.ts";
import { listRequest } from "./paging.ts";
import { parseParameters, text } from "./parameters.ts";
import { param, type RestContext } from "./scope.ts";

const filterSchema = v.object({ Channel: text });
const createSchema = v.object({
  sender_id: v.custom<Address>(
    (value) => typeof value === "string" && isAddress(value) && channelOf(value) === "whatsapp",
    "is no WhatsApp address",
  ),
  profile: v.optional(v.object({ name: v.optional(text) })),
});
const updateSchema = v.object({
  configuration: v.optional(
    v.object({ verification_code: v.optional(v.pipe(text, v.minLength(1, "is empty"))) }),
  ),
});
const path = "/v2/Channels/Senders";

/**
 * The account's WhatsApp senders, which Twilio lists apart from its numbers (Messaging v2, Senders API). A new one waits
 * for its verification code, and any code will do (SEND1). Like the Content API this takes JSON.
 */
export function registerChannelsSenders(app: FastifyInstance, context: RestContext): void {
  const { numbers } = context.service;
  app.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    app.getDefaultJsonParser("error", "error"),
  );
  const senders = () => numbers.all().filter((row) => channelOf(row.address) === "whatsapp");
  const senderOf = (request: FastifyRequest): NumberRow => {
    const row = senders().find(({ sid }) => sid === param(request, "SenderSid"));
    if (row === undefined) throw new ApiError(20404);
    return row;
  };

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

  app.post(path, (request, reply) => {
    const { sender_id: address, profile } = parseParameters(createSchema, request.body);
    const row = numbers.add({
      address,
      friendlyName: profile?.name ?? address,
      senderStatus: "PENDING_VERIFICATION",
    });
    return reply.code(201).send(toSender(row, originOf(request)));
  });

  app.get(`${path}/:SenderSid`, (request) => toSender(senderOf(request), originOf(request)));

  app.post(`${path}/:SenderSid`, (request, reply) => {
    const row = senderOf(request);
    const { configuration } = parseParameters(updateSchema, request.body);
    const changed = configuration?.verification_code === undefined ? row : numbers.verify(row.sid);
    return reply.code(202).send(toSender(changed, originOf(request)));
  });

  app.delete(`${path}/:SenderSid`, (request, reply) => {
    numbers.release(senderOf(request).sid);
    return reply.code(204).send();
  });
}

function toSender(row: NumberRow, origin: string): object {
  return {
    sid: row.sid,
    status: row.senderStatus,
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
