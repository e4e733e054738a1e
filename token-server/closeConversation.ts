import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import type { AssignmentsOptions } from "./assignments.ts";
import { requireMembership } from "./callbacks/requireMembership.ts";
import { HttpError } from "./http/httpError.ts";

const params = v.object({
  sid: v.pipe(v.string(), v.regex(/^CH[0-9a-f]{32}$/, "The address names no conversation.")),
});

/**
 * `POST /api/conversations/:sid/close`. The SDK cannot set a conversation's state, so the server does it for somebody
 * who is in it. Closed is final for Twilio: nobody can write, and its pairs of address and proxy address are free.
 */
export function registerCloseConversation(app: FastifyInstance, options: AssignmentsOptions): void {
  const { client, serviceSid, requirePerson } = options;
  app.post("/api/conversations/:sid/close", async (request, reply) => {
    const identity = await requirePerson(request, reply);
    const parsed = v.safeParse(params, request.params);
    if (!parsed.success) throw new HttpError(400, "malformed request", parsed.issues[0].message);
    const { sid } = parsed.output;
    await requireMembership({ client, serviceSid }, sid, identity);
    await client()
      .conversations.v1.services(serviceSid)
      .conversations(sid)
      .update({ state: "closed" });
    request.log.info({ identity, conversationSid: sid }, "conversation closed");
    await reply.code(204).send();
  });
}
