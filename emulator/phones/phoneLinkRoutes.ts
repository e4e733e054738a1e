import { networkInterfaces } from "node:os";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ControlError } from "./controlError.ts";
import type { PhonePasses } from "./phonePasses.ts";

/** A link that opens the phones on a real phone in the same network; null where the operator has not allowed it. */
export function registerPhoneLinkRoutes(app: FastifyInstance, passes: PhonePasses | null): void {
  app.post("/_emulator/phones-link", (request, reply) => {
    if (passes === null) {
      throw new ControlError(403, "The operator has not opened the phones to the network");
    }
    const { code, expiresAt } = passes.issue();
    return reply.code(201).send({
      // Behind the #, where no server and no log sees it.
      links: originsFor(request).map((origin) => `${origin}/phones#passcode=${code}`),
      expiresAt: new Date(expiresAt).toISOString(),
    });
  });
}

/** Where a phone in the network reaches this machine: as the caller did, unless that leads to the caller's own machine. */
function originsFor(request: FastifyRequest): string[] {
  const { protocol, host, port } = request;
  const at = port === null || port === undefined ? "" : `:${port}`;
  const inNetwork = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => `${protocol}://${address}${at}`);
  const isOwn = /^(localhost|127\.|\[::1\])/.test(host);
  const own = `${protocol}://${host}`;
  const origins = isOwn ? inNetwork : [own, ...inNetwork];
  return origins.length === 0 ? [own] : [...new Set(origins)];
}
