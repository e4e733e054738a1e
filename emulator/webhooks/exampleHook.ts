import formbody from "@fastify/formbody";
import type { FastifyPluginAsync } from "fastify";
import * as v from "valibot";
import type { Account } from "../account.ts";
import { hasSameBytes } from "../hasSameBytes.ts";
import { originOf } from "../origin.ts";
import { webhookSignature } from "./webhookSignature.ts";

const formSchema = v.record(v.string(), v.string());

/**
 * A webhook to try webhooks with: it hides the numbers of payment cards in `onMessageAdd`. It stands outside the control
 * surface's guard, because its callers are known by their signature, as at a real one.
 */
export function createExampleHook(account: Account): FastifyPluginAsync {
  return async (app) => {
    await app.register(formbody);
    app.post("/_emulator/examples/hide-cards", (request, reply) => {
      const form = v.safeParse(formSchema, request.body);
      const given = String(request.headers["x-twilio-signature"] ?? "");
      const url = `${originOf(request)}${request.url}`;
      const isSigned =
        form.success && hasSameBytes(given, webhookSignature(account.authToken, url, form.output));
      if (!isSigned) {
        return reply.code(403).send({ status: 403, message: "The call is not signed" });
      }
      const { Body: body = "" } = form.output;
      const hidden = hideCards(body);
      return reply.send(hidden === body ? {} : { body: hidden });
    });
  };
}

/** Thirteen to nineteen digits, in groups or not; the last four stay. */
function hideCards(text: string): string {
  return text.replaceAll(/\b\d(?:[ -]?\d){12,18}\b/g, (card) => `**** ${card.slice(-4)}`);
}
