import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "../service/errors.ts";
import type { LogEntry } from "../service/messagingLog.ts";
import type { MediaRow } from "../store/rows.ts";
import { requireAccount } from "./account.ts";
import { listRequest } from "./paging.ts";
import { param, type RestContext } from "./scope.ts";
import { twilioDate2010 } from "./twilioDate.ts";

const root = "/2010-04-01/Accounts/:AccountSid/Messages/:TextSid/Media";

/** The files of one text of the Messaging log. Their bytes are at the same address without `.json` (LOG3). */
export function registerMessageMedia(app: FastifyInstance, context: RestContext): void {
  app.get(`${root}.json`, (request) => {
    requireAccount(context, request);
    const { pageNumber, pageSize } = listRequest(request, 1000);
    const media = mediaOf(context, entryOf(context, request));
    const path = request.url.split("?")[0];
    const uriOf = (page: number) => `${path}?PageSize=${pageSize}&Page=${page}`;
    const start = pageNumber * pageSize;
    const items = media.slice(start, start + pageSize);
    return {
      first_page_uri: uriOf(0),
      next_page_uri: start + pageSize < media.length ? uriOf(pageNumber + 1) : null,
      previous_page_uri: pageNumber > 0 ? uriOf(pageNumber - 1) : null,
      uri: uriOf(pageNumber),
      page: pageNumber,
      page_size: pageSize,
      start,
      end: Math.max(start, start + items.length - 1),
      media_list: items.map((row) => toMedia(context, request, row)),
    };
  });

  app.get(`${root}/:MediaSid(^ME[0-9a-f]{32}).json`, (request) => {
    requireAccount(context, request);
    const sid = param(request, "MediaSid");
    const row = mediaOf(context, entryOf(context, request)).find((each) => each.sid === sid);
    if (row === undefined) throw new ApiError(20404);
    return toMedia(context, request, row);
  });
}

function entryOf({ service }: RestContext, request: FastifyRequest): LogEntry {
  return service.messagingLog.get(param(request, "TextSid"));
}

/** What was deleted since is not there any more. */
function mediaOf({ service }: RestContext, { media }: LogEntry): MediaRow[] {
  return media.flatMap(({ sid }) => service.media.find(sid) ?? []);
}

function toMedia({ account }: RestContext, request: FastifyRequest, row: MediaRow): object {
  const parent = param(request, "TextSid");
  return {
    sid: row.sid,
    account_sid: account.accountSid,
    parent_sid: parent,
    content_type: row.contentType,
    date_created: twilioDate2010(row.dateCreated),
    date_updated: twilioDate2010(row.dateUpdated),
    uri: `/2010-04-01/Accounts/${account.accountSid}/Messages/${parent}/Media/${row.sid}.json`,
  };
}
