import * as v from "valibot";
import { ApiError } from "../service/errors.ts";
import type { ParticipantInput } from "../service/service.ts";
import { inputSchema, toConversation, toInput } from "./conversations.ts";
import { parseParameters, texts } from "./parameters.ts";
import { requestActor } from "./requestActor.ts";
import { type RegisterRoutes, scopeOf } from "./scope.ts";

const createSchema = v.object({ ...inputSchema.entries, Participant: v.optional(texts, []) });

/** Each `Participant` is a JSON text in the words of the resource (behaviour 1.8). */
const participantSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    identity: v.nullish(v.string()),
    attributes: v.nullish(v.string()),
    role_sid: v.nullish(v.string()),
    messaging_binding: v.nullish(
      v.object({
        address: v.nullish(v.string()),
        proxy_address: v.nullish(v.string()),
        projected_address: v.nullish(v.string()),
      }),
    ),
  }),
);

export const registerConversationWithParticipants: RegisterRoutes = (app, context) => {
  app.post("/ConversationWithParticipants", (request, reply) => {
    const scope = scopeOf(context, request);
    const input = parseParameters(createSchema, request.body);
    const people = input.Participant.map(readParticipant);
    const row = scope.service.conversations.createWithParticipants(
      requestActor(request),
      scope.serviceSid,
      toInput(input),
      people,
    );
    const { links, ...resource } = toConversation(scope, row);
    const { export: _export, ...otherLinks } = links;
    return reply.code(people.length > 0 ? 202 : 201).send({ ...resource, links: otherLinks });
  });
};

function readParticipant(text: string): ParticipantInput {
  const parsed = v.safeParse(participantSchema, text, { abortEarly: true });
  if (!parsed.success) {
    const { message } = parsed.issues[0];
    throw new ApiError(20001, `Invalid value of parameter Participant: ${message}`);
  }
  const { identity, attributes, role_sid: roleSid, messaging_binding: binding } = parsed.output;
  return {
    identity: identity ?? undefined,
    attributes: attributes ?? undefined,
    roleSid: roleSid ?? undefined,
    address: binding?.address ?? undefined,
    proxyAddress: binding?.proxy_address ?? undefined,
    projectedAddress: binding?.projected_address ?? undefined,
  };
}
