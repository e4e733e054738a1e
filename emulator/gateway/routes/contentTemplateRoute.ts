import type { Service } from "../../service/service.ts";
import type { ContentRow } from "../../store/rows.ts";
import type { ContentTemplate } from "../../wire/client/contentTemplates.ts";
import { isoDate } from "../../wire/isoDate.ts";
import { ok } from "../gatewayRequest.ts";
import type { Routes } from "../router.ts";
import { readPageRequest } from "./pageQuery.ts";

const pages = { pageSize: 50, maxPageSize: 100 };

/** Wire protocol 9.4. At the end `next_token` is null, never absent: the SDK would ask for ever. */
export function contentTemplateRoute({ contents }: Service): Routes {
  return {
    "/Client/v2/ContentTemplates": {
      GET: ({ query }) => {
        const page = contents.ofSdk(readPageRequest(query, pages));
        return ok({
          templates: page.items.map(toTemplate),
          meta: { next_token: page.nextToken, previous_token: page.previousToken },
        });
      },
    },
  };
}

function toTemplate(row: ContentRow): ContentTemplate {
  return {
    sid: row.sid,
    friendly_name: row.friendlyName,
    variables: JSON.stringify(row.variables),
    variants: row.types,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
  };
}
