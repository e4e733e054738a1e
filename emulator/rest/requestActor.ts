import type { FastifyRequest } from "fastify";
import { type Actor, restActor } from "../service/actor.ts";

/** REST, whose changes tell webhooks only if the request says so (HOOK10). */
export function requestActor(request: FastifyRequest): Actor {
  const header = String(request.headers["x-twilio-webhook-enabled"] ?? "");
  return header.toLowerCase() === "true" ? { kind: "rest", webhooks: true } : restActor;
}
