import type { FastifyInstance, FastifyReply } from "fastify";
import * as v from "valibot";
import { conversationList } from "./conversationPages.ts";
import { html, type Html } from "./html.ts";
import type { InspectorContext } from "./inspectorContext.ts";
import { liveScript } from "./liveScript.ts";
import { framesPage, overview, searchPage, templateTable, webhookTable } from "./overviewPages.ts";
import { page, placeOf, root } from "./parts.ts";
import { numberList, phoneList, textTable, userList } from "./peoplePages.ts";
import { style } from "./style.ts";
import { thingPage } from "./thingPage.ts";

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const querySchema = v.object({
  q: v.optional(v.string(), ""),
  token: v.optional(v.string()),
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))),
});
const paramsSchema = v.object({ id: v.string() });
const shown = 100;

/** Pages to look into the emulator with: made on the server, with links between things, and next to no script. */
export function registerInspector(app: FastifyInstance, context: InspectorContext): void {
  const { store, service } = context;
  const send = (reply: FastifyReply, title: string, query: string, content: readonly Html[]) =>
    reply
      .header("content-security-policy", contentSecurityPolicy)
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(page(title, query, ...content));
  const simple = (path: string, title: string, content: () => Html | Html[]) =>
    app.get(path, (_request, reply) => send(reply, title, "", [content()].flat()));

  app.addHook("preClose", async () => context.frames.close());
  app.get("/_emulator", (_request, reply) => reply.redirect("/_emulator/"));
  simple("/_emulator/", "Emulator", () => overview(context));
  app.get("/_emulator/inspector.css", (_request, reply) =>
    reply.type("text/css; charset=utf-8").send(style),
  );
  app.get("/_emulator/inspector.js", (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").send(liveScript),
  );
  app.get("/_emulator/frames", { exposeHeadRoute: false }, (request, reply) =>
    context.frames.open(request, reply),
  );

  simple(`${root}/conversations`, "Conversations", () =>
    conversationList(context, store.search.conversations("", shown)),
  );
  simple(`${root}/users`, "Users", () => userList(context, store.search.users("", shown)));
  simple(`${root}/phones`, "Phones and numbers", () => [phoneList(context), numberList(context)]);
  simple(`${root}/templates`, "Templates", () => templateTable(service.contents.all()));
  simple(`${root}/webhooks`, "Calls of webhooks", () => webhookTable(context.webhookCalls()));
  simple(`${root}/frames`, "Live frames", framesPage);

  app.get(`${root}/texts`, (request, reply) => {
    const { token } = v.parse(querySchema, request.query);
    const { items, nextToken } = service.messagingLog.list(
      {},
      { pageSize: shown, pageToken: token },
    );
    const older = nextToken && html`<p><a href="?token=${nextToken}">Older texts</a></p>`;
    return send(reply, "Texts", "", [textTable(items), html`${older}`]);
  });

  app.get(root, (request, reply) => {
    const query = v.parse(querySchema, request.query).q.trim();
    if (query === "") return reply.redirect("/_emulator/");
    if (thingPage(context, query, undefined) !== undefined) return reply.redirect(placeOf(query));
    return send(reply, `Search for ${query}`, query, searchPage(context, query));
  });

  app.get(`${root}/:id`, (request, reply) => {
    const { id } = v.parse(paramsSchema, request.params);
    const { before } = v.parse(querySchema, request.query);
    const found = thingPage(context, id, before);
    if (found !== undefined) return send(reply, found.title, "", found.content);
    return send(reply.code(404), "Not there", id, [html`<p>There is no ${id}.</p>`]);
  });
}
