import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import { channelOf } from "../../src/domain/address.ts";
import { ApiError } from "../service/errors.ts";
import type { NumberRow } from "../store/rows.ts";
import { requireAccount } from "./account.ts";
import { pageOf2010 } from "./pageOf2010.ts";
import { listRequest } from "./paging.ts";
import { parseParameters, text } from "./parameters.ts";
import { param, type RestContext } from "./scope.ts";
import { twilioDate2010 } from "./twilioDate.ts";

const filterSchema = v.object({ PhoneNumber: v.optional(text), FriendlyName: v.optional(text) });
// Voice and the rest of Twilio's parameters are taken and not kept.
const updateSchema = v.object({
  FriendlyName: v.optional(text),
  SmsUrl: v.optional(text),
  SmsMethod: v.optional(text),
});
const createSchema = v.object({
  ...updateSchema.entries,
  PhoneNumber: v.optional(text),
  AreaCode: v.optional(v.pipe(text, v.regex(/^[2-9]\d\d$/, "is no area code"))),
});
const root = "/2010-04-01/Accounts/:AccountSid";

/** The account's numbers, in the dress of the 2010 API: page facts beside the list, `uri` without a host. */
export function registerIncomingPhoneNumbers(app: FastifyInstance, context: RestContext): void {
  app.get(`${root}/IncomingPhoneNumbers.json`, (request) => {
    requireAccount(context, request);
    const filter = parseParameters(filterSchema, request.query);
    const rows = context.service.numbers
      .all()
      .filter((row) => channelOf(row.address) === "sms")
      .filter((row) => filter.PhoneNumber === undefined || row.address === filter.PhoneNumber)
      .filter(
        (row) => filter.FriendlyName === undefined || row.friendlyName === filter.FriendlyName,
      );
    const list = listRequest(request, 1000, ["PhoneNumber", "FriendlyName"]);
    return pageOf2010(request, list, "incoming_phone_numbers", rows, (row) =>
      toIncomingPhoneNumber(context, row),
    );
  });

  app.post(`${root}/IncomingPhoneNumbers.json`, (request, reply) => {
    requireAccount(context, request);
    const input = parseParameters(createSchema, request.body);
    const { numbers } = context.service;
    const row = numbers.buy({
      phoneNumber: input.PhoneNumber,
      areaCode: input.AreaCode,
      friendlyName: input.FriendlyName,
      smsUrl: input.SmsUrl,
      smsMethod: input.SmsMethod,
    });
    return reply.code(201).send(toIncomingPhoneNumber(context, row));
  });

  app.delete(`${root}/IncomingPhoneNumbers/:NumberSid`, (request, reply) => {
    requireAccount(context, request);
    context.service.numbers.release(numberOf(context, request).sid);
    return reply.code(204).send();
  });

  app.get(`${root}/IncomingPhoneNumbers/:NumberSid`, (request) => {
    requireAccount(context, request);
    return toIncomingPhoneNumber(context, numberOf(context, request));
  });

  app.post(`${root}/IncomingPhoneNumbers/:NumberSid`, (request) => {
    requireAccount(context, request);
    const { sid } = numberOf(context, request);
    const input = parseParameters(updateSchema, request.body);
    const row = context.service.numbers.update(sid, {
      friendlyName: input.FriendlyName,
      smsUrl: input.SmsUrl,
      smsMethod: input.SmsMethod,
    });
    return toIncomingPhoneNumber(context, row);
  });
}

function numberOf({ service }: RestContext, request: FastifyRequest): NumberRow {
  const sid = param(request, "NumberSid").replace(/\.json$/, "");
  const row = service.numbers.all().find((number) => number.sid === sid);
  if (row === undefined || channelOf(row.address) !== "sms") throw new ApiError(20404);
  return row;
}

function toIncomingPhoneNumber({ account }: RestContext, row: NumberRow): object {
  const { sms, mms, voice } = row.capabilities;
  return {
    sid: row.sid,
    account_sid: account.accountSid,
    phone_number: row.address,
    friendly_name: row.friendlyName,
    capabilities: { sms, mms, voice, fax: false },
    api_version: "2010-04-01",
    beta: false,
    origin: "twilio",
    status: "in-use",
    type: "local",
    address_requirements: "none",
    sms_url: row.smsUrl ?? "",
    sms_method: row.smsMethod,
    sms_fallback_url: "",
    sms_fallback_method: "POST",
    sms_application_sid: "",
    voice_url: "",
    voice_method: "POST",
    voice_fallback_url: "",
    voice_fallback_method: "POST",
    voice_application_sid: "",
    voice_caller_id_lookup: false,
    voice_receive_mode: "voice",
    status_callback: "",
    status_callback_method: "POST",
    trunk_sid: null,
    identity_sid: null,
    address_sid: null,
    bundle_sid: null,
    emergency_status: "Inactive",
    emergency_address_sid: null,
    emergency_address_status: "unregistered",
    date_created: twilioDate2010(row.dateCreated),
    date_updated: twilioDate2010(row.dateCreated),
    uri: `/2010-04-01/Accounts/${account.accountSid}/IncomingPhoneNumbers/${row.sid}.json`,
  };
}
