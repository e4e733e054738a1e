import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import type { Service } from "../service/service.ts";
import { parseBody } from "./controlRequest.ts";

const statuses = [
  "unsubmitted",
  "received",
  "pending",
  "approved",
  "rejected",
  "paused",
  "disabled",
] as const;

const decisionSchema = v.object({
  status: v.picklist(statuses, `must be one of ${statuses.join(", ")}`),
  rejectionReason: v.optional(v.pipe(v.string(), v.maxLength(512)), ""),
});

/** What WhatsApp decides, and the sandbox that Twilio's console would switch on. */
export function registerWhatsAppRoutes(app: FastifyInstance, { contents, sandbox }: Service): void {
  app.put("/_emulator/contents/:sid", (request) => {
    const { sid } = v.parse(v.object({ sid: v.string() }), request.params);
    const { status, rejectionReason } = parseBody(decisionSchema, request);
    const { approval } = contents.decide(sid, status, rejectionReason);
    return { sid, status: approval?.status, rejectionReason: approval?.rejectionReason };
  });

  app.post("/_emulator/sandbox", () => {
    const { address, joinText } = sandbox.enable();
    return { address, joinText };
  });
}
