import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import { originOf } from "../origin.ts";
import type { CampaignRow, MessagingServiceRow, NumberRow } from "../store/rows.ts";
import { listRequest, toListBody } from "./paging.ts";
import { count, flag, parseParameters, requireAny, text, texts } from "./parameters.ts";
import { param, type RestContext } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const scans = ["inherit", "enable", "disable"] as const;

const updateSchema = v.object({
  FriendlyName: v.optional(text),
  InboundRequestUrl: v.optional(text),
  InboundMethod: v.optional(text),
  FallbackUrl: v.optional(text),
  FallbackMethod: v.optional(text),
  StatusCallback: v.optional(text),
  StickySender: v.optional(flag),
  MmsConverter: v.optional(flag),
  SmartEncoding: v.optional(flag),
  ScanMessageContent: v.optional(v.picklist(scans, `is none of ${scans.join(", ")}`)),
  FallbackToLongCode: v.optional(flag),
  AreaCodeGeomatch: v.optional(flag),
  SynchronousValidation: v.optional(flag),
  ValidityPeriod: v.optional(v.pipe(count, v.minValue(1), v.maxValue(36_000, "is over 36000"))),
  Usecase: v.optional(text),
  UseInboundWebhookOnNumber: v.optional(flag),
});
const createSchema = v.object({
  ...updateSchema.entries,
  FriendlyName: v.pipe(text, v.minLength(1, "is empty")),
});
const numberSchema = v.object({ PhoneNumberSid: text });
const campaignSchema = v.object({
  BrandRegistrationSid: v.pipe(text, v.regex(/^BN[0-9a-fA-F]{32}$/, "is no brand")),
  Description: text,
  MessageFlow: text,
  MessageSamples: texts,
  UsAppToPersonUsecase: text,
  HasEmbeddedLinks: flag,
  HasEmbeddedPhone: flag,
});

/**
 * Where Twilio's Messaging product is. On a host of its own it would be `/v1` like Conversations; here the prefix tells
 * them apart where no SID does (MSVC3).
 */
export const messagingRoot = "/messaging";
const one = "/Services/:MessagingServiceSid(^MG[0-9a-zA-Z]*$)";
const max = 1000;

/** Messaging Services with their numbers and campaigns: lists and makes them below the product's own prefix. */
export function registerMessagingServices(app: FastifyInstance, context: RestContext): void {
  const { messagingServices } = context.service;
  const path = `${messagingRoot}/v1/Services`;

  app.get(path, (request) => {
    const list = listRequest(request, max);
    return toListBody(list, "services", messagingServices.list(list), (row) =>
      toService(context, request, row),
    );
  });

  app.post(path, (request, reply) => {
    const input = parseParameters(createSchema, request.body);
    const row = messagingServices.create({ ...toPatch(input), friendlyName: input.FriendlyName });
    return reply.code(201).send(toService(context, request, row));
  });

  for (const prefix of [`${messagingRoot}/v1`, "/v1"]) registerOne(app, context, prefix);
}

/** What a SID leads to; `MG…` is enough to know the product by. */
function registerOne(app: FastifyInstance, context: RestContext, prefix: string): void {
  const { messagingServices } = context.service;
  const service = `${prefix}${one}`;
  const sidOf = (request: FastifyRequest) => param(request, "MessagingServiceSid");

  app.get(service, (request) => toService(context, request, messagingServices.get(sidOf(request))));

  app.post(service, (request) => {
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const row = messagingServices.update(sidOf(request), toPatch(input));
    return toService(context, request, row);
  });

  app.delete(service, (request, reply) => {
    messagingServices.remove(sidOf(request));
    return reply.code(204).send();
  });

  registerNumbers(app, context, service);
  registerCampaigns(app, context, service);
}

function registerNumbers(app: FastifyInstance, context: RestContext, service: string): void {
  const { numbers } = context.service.messagingServices;
  const sidOf = (request: FastifyRequest) => param(request, "MessagingServiceSid");
  const numberOf = (request: FastifyRequest) => param(request, "PhoneNumberSid");

  app.get(`${service}/PhoneNumbers`, (request) => {
    const list = listRequest(request, max);
    const page = numbers.list(sidOf(request), list);
    return toListBody(list, "phone_numbers", page, (row) => toNumber(context, request, row));
  });

  app.post(`${service}/PhoneNumbers`, (request, reply) => {
    const { PhoneNumberSid } = parseParameters(numberSchema, request.body);
    const row = numbers.add(sidOf(request), PhoneNumberSid);
    return reply.code(201).send(toNumber(context, request, row));
  });

  app.get(`${service}/PhoneNumbers/:PhoneNumberSid`, (request) =>
    toNumber(context, request, numbers.get(sidOf(request), numberOf(request))),
  );

  app.delete(`${service}/PhoneNumbers/:PhoneNumberSid`, (request, reply) => {
    numbers.remove(sidOf(request), numberOf(request));
    return reply.code(204).send();
  });
}

function registerCampaigns(app: FastifyInstance, context: RestContext, service: string): void {
  const { campaigns } = context.service.messagingServices;
  const sidOf = (request: FastifyRequest) => param(request, "MessagingServiceSid");
  const root = `${service}/Compliance/Usa2p`;

  app.get(root, (request) => {
    const list = listRequest(request, max);
    const row = campaigns.of(sidOf(request));
    const page = { items: row === undefined ? [] : [row], nextToken: null, previousToken: null };
    return toListBody(list, "compliance", page, (each) => toCampaign(context, request, each));
  });

  app.post(root, (request, reply) => {
    const input = parseParameters(campaignSchema, request.body);
    const row = campaigns.create(sidOf(request), {
      brandRegistrationSid: input.BrandRegistrationSid,
      usecase: input.UsAppToPersonUsecase,
      description: input.Description,
      messageFlow: input.MessageFlow,
      messageSamples: input.MessageSamples,
      hasEmbeddedLinks: input.HasEmbeddedLinks,
      hasEmbeddedPhone: input.HasEmbeddedPhone,
    });
    return reply.code(201).send(toCampaign(context, request, row));
  });

  app.get(`${root}/:CampaignSid`, (request) =>
    toCampaign(context, request, campaigns.get(sidOf(request), param(request, "CampaignSid"))),
  );

  app.delete(`${root}/:CampaignSid`, (request, reply) => {
    campaigns.remove(sidOf(request), param(request, "CampaignSid"));
    return reply.code(204).send();
  });
}

function toPatch(input: v.InferOutput<typeof updateSchema>) {
  return {
    friendlyName: input.FriendlyName,
    inboundRequestUrl: input.InboundRequestUrl,
    inboundMethod: input.InboundMethod,
    fallbackUrl: input.FallbackUrl,
    fallbackMethod: input.FallbackMethod,
    statusCallback: input.StatusCallback,
    stickySender: input.StickySender,
    mmsConverter: input.MmsConverter,
    smartEncoding: input.SmartEncoding,
    scanMessageContent: input.ScanMessageContent,
    fallbackToLongCode: input.FallbackToLongCode,
    areaCodeGeomatch: input.AreaCodeGeomatch,
    synchronousValidation: input.SynchronousValidation,
    validityPeriod: input.ValidityPeriod,
    usecase: input.Usecase,
    useInboundWebhookOnNumber: input.UseInboundWebhookOnNumber,
  };
}

/** Links stay with the address that was asked. */
function urlOf(request: FastifyRequest, sid: string): string {
  const prefix = request.url.startsWith(`${messagingRoot}/`) ? messagingRoot : "";
  return `${originOf(request)}${prefix}/v1/Services/${sid}`;
}

function toService(
  { account, service }: RestContext,
  request: FastifyRequest,
  row: MessagingServiceRow,
): object {
  const { settings } = row;
  const url = urlOf(request, row.sid);
  return {
    sid: row.sid,
    account_sid: account.accountSid,
    friendly_name: row.friendlyName,
    inbound_request_url: row.inboundRequestUrl,
    inbound_method: row.inboundMethod,
    fallback_url: settings.fallbackUrl,
    fallback_method: settings.fallbackMethod,
    status_callback: settings.statusCallback,
    sticky_sender: settings.stickySender,
    mms_converter: settings.mmsConverter,
    smart_encoding: settings.smartEncoding,
    scan_message_content: settings.scanMessageContent,
    fallback_to_long_code: settings.fallbackToLongCode,
    area_code_geomatch: settings.areaCodeGeomatch,
    synchronous_validation: settings.synchronousValidation,
    validity_period: settings.validityPeriod,
    usecase: settings.usecase,
    us_app_to_person_registered: service.messagingServices.campaigns.of(row.sid) !== undefined,
    use_inbound_webhook_on_number: row.useInboundWebhookOnNumber,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url,
    links: {
      phone_numbers: `${url}/PhoneNumbers`,
      short_codes: `${url}/ShortCodes`,
      alpha_senders: `${url}/AlphaSenders`,
      messages: `${originOf(request)}/2010-04-01/Accounts/${account.accountSid}/Messages.json`,
      us_app_to_person: `${url}/Compliance/Usa2p`,
    },
  };
}

function toNumber({ account }: RestContext, request: FastifyRequest, row: NumberRow): object {
  const { sms, mms, voice } = row.capabilities;
  const capabilities = [sms && "SMS", mms && "MMS", voice && "Voice"].filter(Boolean);
  const sid = row.messagingServiceSid ?? "";
  return {
    sid: row.sid,
    account_sid: account.accountSid,
    service_sid: sid,
    phone_number: row.address,
    country_code: row.address.startsWith("+1") ? "US" : null,
    capabilities,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateCreated),
    url: `${urlOf(request, sid)}/PhoneNumbers/${row.sid}`,
  };
}

function toCampaign({ account }: RestContext, request: FastifyRequest, row: CampaignRow): object {
  return {
    sid: row.sid,
    account_sid: account.accountSid,
    brand_registration_sid: row.brandRegistrationSid,
    messaging_service_sid: row.messagingServiceSid,
    description: row.description,
    message_flow: row.messageFlow,
    message_samples: row.messageSamples,
    us_app_to_person_usecase: row.usecase,
    has_embedded_links: row.hasEmbeddedLinks,
    has_embedded_phone: row.hasEmbeddedPhone,
    // Carriers take days to decide; here nobody does.
    campaign_status: "VERIFIED",
    campaign_id: `C${row.sid.slice(-6).toUpperCase()}`,
    is_externally_registered: false,
    rate_limits: {},
    subscriber_opt_in: false,
    age_gated: false,
    direct_lending: false,
    mock: true,
    errors: [],
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
    url: `${urlOf(request, row.messagingServiceSid)}/Compliance/Usa2p/${row.sid}`,
  };
}
