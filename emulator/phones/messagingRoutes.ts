import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import type { Service } from "../service/service.ts";
import { parseBody } from "./controlRequest.ts";

const autocreationSchema = v.object({ autocreation: v.boolean() });

/** What only Twilio's console can set of a messaging service: "Autocreate a Conversation" (AUTO8). */
export function registerMessagingRoutes(
  app: FastifyInstance,
  { messagingServices }: Service,
): void {
  app.put("/_emulator/messagingServices/:sid", (request) => {
    const { sid } = v.parse(v.object({ sid: v.string() }), request.params);
    const { autocreation } = parseBody(autocreationSchema, request);
    const row = messagingServices.setAutocreation(sid, autocreation);
    return { sid, friendlyName: row.friendlyName, autocreation: row.autocreates };
  });
}
