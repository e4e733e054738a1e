import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { originOf } from "../origin.ts";
import type { ContentInput } from "../service/contents.ts";
import { ApiError } from "../service/errors.ts";
import type { ContentRow } from "../store/rows.ts";
import { listRequest, toListBody } from "./paging.ts";
import { param, type RestContext } from "./scope.ts";
import { twilioDate } from "./twilioDate.ts";

const bodySchema = v.record(v.string(), v.unknown());
const maxPageSize = 1000;

/** The Content API: templates and their approval by WhatsApp. Other than the rest it takes JSON. */
export function registerContent(app: FastifyInstance, context: RestContext): void {
  const { contents } = context.service;
  app.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    app.getDefaultJsonParser("error", "error"),
  );

  app.get("/Content", (request) => {
    const list = listRequest(request, maxPageSize);
    return toListBody(list, "contents", contents.list(list), (row) =>
      toContent(context, row, originOf(request)),
    );
  });

  app.post("/Content", (request, reply) => {
    const row = contents.create(readContent(request.body));
    return reply.code(201).send(toContent(context, row, originOf(request)));
  });

  app.get("/Content/:ContentSid", (request) =>
    toContent(context, contents.get(param(request, "ContentSid")), originOf(request)),
  );

  app.put("/Content/:ContentSid", (request) => {
    const row = contents.update(param(request, "ContentSid"), readContent(request.body));
    return toContent(context, row, originOf(request));
  });

  app.delete("/Content/:ContentSid", (request, reply) => {
    contents.remove(param(request, "ContentSid"));
    return reply.code(204).send();
  });

  app.get("/Content/:ContentSid/ApprovalRequests", (request) => {
    const row = contents.get(param(request, "ContentSid"));
    return {
      sid: row.sid,
      account_sid: context.account.accountSid,
      whatsapp: { type: "whatsapp", ...toApproval(row) },
      url: `${originOf(request)}/v1/Content/${row.sid}/ApprovalRequests`,
    };
  });

  app.post("/Content/:ContentSid/ApprovalRequests/whatsapp", (request, reply) => {
    const body = readJson(request.body);
    const sid = param(request, "ContentSid");
    contents.submit(sid, {
      name: body["name"],
      category: body["category"],
      allowCategoryChange: body["allow_category_change"],
    });
    return reply.code(201).send(toApproval(contents.get(sid)));
  });

  app.get("/ContentAndApprovals", (request) => {
    const list = listRequest(request, maxPageSize);
    return toListBody(list, "contents", contents.list(list), (row) => ({
      ...toFields(context, row),
      approval_requests: { type: "whatsapp", ...toApproval(row) },
    }));
  });

  app.get("/LegacyContent", (request) => {
    const list = listRequest(request, maxPageSize);
    return toListBody(list, "contents", contents.list(list), (row) => ({
      ...toFields(context, row),
      legacy_template_name: row.friendlyName,
      legacy_body: row.types["twilio/text"]?.["body"] ?? null,
      url: `${originOf(request)}/v1/Content/${row.sid}`,
    }));
  });
}

function readJson(body: unknown): Record<string, unknown> {
  const parsed = v.safeParse(bodySchema, body);
  if (!parsed.success) throw new ApiError(20001, "The body must be JSON");
  return parsed.output;
}

function readContent(posted: unknown): ContentInput {
  const body = readJson(posted);
  return {
    friendlyName: body["friendly_name"],
    language: body["language"],
    variables: body["variables"],
    types: body["types"],
  };
}

function toFields({ account }: RestContext, row: ContentRow): object {
  return {
    sid: row.sid,
    account_sid: account.accountSid,
    friendly_name: row.friendlyName,
    language: row.language,
    variables: row.variables,
    types: row.types,
    date_created: twilioDate(row.dateCreated),
    date_updated: twilioDate(row.dateUpdated),
  };
}

function toContent(context: RestContext, row: ContentRow, origin: string): object {
  const url = `${origin}/v1/Content/${row.sid}`;
  return {
    ...toFields(context, row),
    url,
    links: {
      approval_fetch: `${url}/ApprovalRequests`,
      approval_create: `${url}/ApprovalRequests/whatsapp`,
    },
  };
}

function toApproval({ approval }: ContentRow): object {
  return {
    name: approval?.name ?? "",
    category: approval?.category ?? "",
    content_type: approval?.contentType ?? "",
    status: approval?.status ?? "unsubmitted",
    rejection_reason: approval?.rejectionReason ?? "",
    allow_category_change: approval?.allowCategoryChange ?? true,
  };
}
