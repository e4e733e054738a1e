import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readAppPage } from "./appPage.ts";
import { HttpError } from "./httpError.ts";

const oneYear = "public, max-age=31536000, immutable";

/** Paths of programs: a 404 there must look like one, also to a browser. */
const programPaths =
  /^\/(api|assets|callbacks|health|metrics|webhooks|_emulator|v1|v2|v3|mcs|2010-04-01)([/?]|$)/;

/**
 * Serves the built app. Files with a hash in their name never change and are kept by browsers; everything else is asked
 * for again. Paths of the app (such as a conversation's) get the page, other unknown paths a 404.
 */
export async function registerStaticFiles(app: FastifyInstance, appDir: string): Promise<void> {
  const isBuilt = existsSync(join(appDir, "index.html"));
  if (!isBuilt) {
    app.log.warn({ appDir }, "the app is not built; only the API is served");
    app.setNotFoundHandler(() => {
      throw nothingHere();
    });
    return;
  }
  const pageFor = readAppPage(appDir);
  const sendPage = (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header("cache-control", "no-cache")
      .header("vary", "Cookie")
      .type("text/html; charset=utf-8")
      .send(pageFor(request));

  await app.register(fastifyStatic, {
    root: appDir,
    cacheControl: false,
    dotfiles: "ignore",
    index: false,
    // The copies that scripts/lib/compressed.mjs made.
    preCompressed: true,
    setHeaders(response, path) {
      const hashed = path.startsWith(join(appDir, "assets") + sep);
      void response.setHeader("cache-control", hashed ? oneYear : "no-cache");
      void response.setHeader("vary", "Accept-Encoding");
    },
  });
  app.get("/", sendPage);
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.headers.accept?.includes("text/html") ?? false;
    if (request.method !== "GET" || !wantsPage || programPaths.test(request.url)) {
      throw nothingHere();
    }
    return sendPage(request, reply);
  });
}

function nothingHere(): HttpError {
  return new HttpError(404, "unknown path", "Nothing is at this address.");
}
