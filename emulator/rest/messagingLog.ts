import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import type { LogEntry } from "../service/messagingLog.ts";
import { requireAccount } from "./account.ts";
import { channelErrors } from "./channelErrors.ts";
import { listRequest } from "./paging.ts";
import { instant, parseParameters, text } from "./parameters.ts";
import { param, type RestContext } from "./scope.ts";
import { twilioDate2010 } from "./twilioDate.ts";

const filterSchema = v.object({
  From: v.optional(text),
  To: v.optional(text),
  DateSent: v.optional(instant),
  "DateSent>": v.optional(instant),
  "DateSent<": v.optional(instant),
});
const filterNames = Object.keys(filterSchema.entries);
const dayMs = 24 * 3_600_000;
const root = "/2010-04-01/Accounts/:AccountSid/Messages";

/** The Messaging log: every text between Twilio and phones, as programs without Conversations see it. */
export function registerMessagingLog(app: FastifyInstance, context: RestContext): void {
  app.get(`${root}.json`, (request) => {
    requireAccount(context, request);
    const filter = parseParameters(filterSchema, request.query);
    const list = listRequest(request, 1000, filterNames);
    const page = context.service.messagingLog.list(
      {
        from: filter.From,
        to: filter.To,
        sentFrom: filter.DateSent ?? filter["DateSent>"],
        // A date alone means its day; "before" takes the day itself in, as Twilio writes `<=`.
        sentBefore: endOf(filter.DateSent) ?? endOf(filter["DateSent<"]),
      },
      list,
    );
    const path = request.url.split("?")[0];
    const uriOf = (number: number, token: string | null | undefined) => {
      const query = new URLSearchParams(list.filters.map(([name, value]) => [name, value]));
      query.set("PageSize", String(list.pageSize));
      query.set("Page", String(number));
      if (token !== null && token !== undefined) query.set("PageToken", token);
      return `${path}?${query}`;
    };
    const start = list.pageNumber * list.pageSize;
    return {
      first_page_uri: uriOf(0, null),
      next_page_uri: page.nextToken === null ? null : uriOf(list.pageNumber + 1, page.nextToken),
      previous_page_uri: null,
      uri: uriOf(list.pageNumber, list.pageToken),
      page: list.pageNumber,
      page_size: list.pageSize,
      start,
      end: Math.max(start, start + page.items.length - 1),
      messages: page.items.map((entry) => toLoggedMessage(context, entry)),
    };
  });

  app.get(`${root}/:TextSid`, (request: FastifyRequest) => {
    requireAccount(context, request);
    const sid = param(request, "TextSid").replace(/\.json$/, "");
    return toLoggedMessage(context, context.service.messagingLog.get(sid));
  });
}

function endOf(date: number | undefined): number | undefined {
  if (date === undefined) return undefined;
  return date % dayMs === 0 ? date + dayMs : date + 1;
}

const directions = { inbound: "inbound", outbound: "outbound-api", reply: "outbound-reply" };

function toLoggedMessage({ account }: RestContext, entry: LogEntry): object {
  const uri = `/2010-04-01/Accounts/${account.accountSid}/Messages/${entry.sid}`;
  const isOnItsWay = entry.status === "queued";
  return {
    sid: entry.sid,
    account_sid: account.accountSid,
    messaging_service_sid: entry.direction === "outbound" ? entry.messagingServiceSid : null,
    direction: directions[entry.direction],
    from: entry.from,
    to: entry.to,
    body: entry.body ?? "",
    num_segments: String(entry.segments),
    num_media: String(entry.media.length),
    status: entry.status,
    error_code: entry.errorCode,
    error_message: entry.errorCode === null ? null : (channelErrors[entry.errorCode] ?? null),
    price: null,
    price_unit: "USD",
    api_version: "2010-04-01",
    date_created: twilioDate2010(entry.dateCreated),
    date_sent: isOnItsWay ? null : twilioDate2010(entry.dateCreated),
    date_updated: twilioDate2010(entry.dateUpdated),
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
