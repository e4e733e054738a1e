import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type FastifyPluginAsync, fastify } from "fastify";
import type { Log } from "./log.ts";
import { createErrorHandler } from "./renderError.ts";
import { ApiError } from "./service/errors.ts";

export interface Listener {
  url: string;
  close(): Promise<void>;
}

/** No route has a JSON schema, and loading what compiles them takes half of the start. */
const noSchemas = {
  compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema },
};

function refuseSchema(): never {
  throw new Error("Routes are held to valibot's schemas, not to JSON schemas");
}

/** A server of its own for an emulator that no other program hosts. */
export async function listen(options: {
  plugin: FastifyPluginAsync;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  port: number;
  host: string;
  log: Log;
}): Promise<Listener> {
  // What comes before any route: a path that is not well encoded.
  const refuse = createErrorHandler(options.log);
  const app = fastify({
    forceCloseConnections: true,
    frameworkErrors: refuse,
    schemaController: noSchemas,
    // Identities stand in paths and may have 256 characters, each percent-encoded to up to 12.
    routerOptions: { maxParamLength: 4096 },
  });
  app.setNotFoundHandler((request, reply) =>
    refuse(
      new ApiError(20404, `The requested resource ${request.url} was not found`),
      request,
      reply,
    ),
  );
  await app.register(options.plugin);
  app.server.on("upgrade", (request, socket, head) => {
    if (!options.handleUpgrade(request, socket, head)) socket.destroy();
  });
  const url = await app.listen({ port: options.port, host: options.host });
  return { url, close: () => app.close() };
}
