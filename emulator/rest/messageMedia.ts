import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "../service/errors.ts";
import type { LogEntry } from "../service/messagingLog.ts";
import type { MediaRow } from "../store/rows.ts";
import { requireAccount } from "./account.ts";
import { pageOf2010 } from "./pageOf2010.ts";
import { listRequest } from "./paging.ts";
import { param, type RestContext } from "./scope.ts";
import { twilioDate2010 } from "./twilioDate.ts";

const root = "/2010-04-01/Accounts/:AccountSid/Messages/:TextSid/Media";

/** The files of one text of the Messaging log. Their bytes are at the same address without `.json` (LOG3). */
export function registerMessageMedia(app: FastifyInstance, context: RestContext): void {
  app.get(`${root}.json`, (request) => {
    requireAccount(context, request);
    const media = mediaOf(context, entryOf(context, request));
    return pageOf2010(request, listRequest(request, 1000), "media_list", media, (row) =>
      toMedia(context, request, row),
    );
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
