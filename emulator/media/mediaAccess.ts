import type { FastifyRequest } from "fastify";
import * as v from "valibot";
import type { Identity } from "../../src/domain/identity.ts";
import { isSid, type ServiceSid } from "../../src/domain/sids.ts";
import { authenticate, type Credentials } from "../authenticate.ts";
import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { MediaRow } from "../store/rows.ts";

/** Who asks for media: a chat person with an access token, or a program with the account's credentials. */
export type MediaCaller = { serviceSid: ServiceSid; identity: Identity | null };

/** Who holds a signed address, or sits at the phones: services do not count for them. */
export const anywhere = { serviceSid: null, identity: null };

export type VerifyToken = (token: string) => { identity: Identity; serviceSid: ServiceSid };

interface AccessContext extends Credentials {
  service: Service;
  verifyToken: VerifyToken;
}

export function callerOf(
  request: FastifyRequest,
  { service, verifyToken, ...credentials }: AccessContext,
): MediaCaller {
  const token = request.headers["x-twilio-token"];
  if (typeof token === "string") {
    const { identity, serviceSid } = verifyToken(token);
    return { identity, serviceSid };
  }
  if (request.headers.authorization === undefined) throw new ApiError(20101);
  authenticate(request, credentials);
  return { identity: null, serviceSid: serviceOf(request, service) };
}

const pathSchema = v.object({ ServiceSid: v.optional(v.string()) });

/** The service that the path names, else the default one. Throws 50050. */
function serviceOf(request: FastifyRequest, service: Service): ServiceSid {
  const { ServiceSid: asked } = v.parse(pathSchema, request.params ?? {});
  if (asked === undefined) return service.configuration.get().chatServiceSid;
  return service.services.get(asked).sid;
}

/** The medium, for members of its conversation and, before it is in one, for who uploaded it. */
export function readableMedia(
  service: Service,
  caller: MediaCaller | typeof anywhere,
  sid: string,
): MediaRow {
  const row = isSid("ME", sid) ? service.media.find(sid) : undefined;
  if (row === undefined) throw new ApiError(20404);
  if (caller.serviceSid !== null && row.serviceSid !== caller.serviceSid) throw new ApiError(20404);
  if (caller.identity === null) return row;
  if (row.conversationSid !== null) {
    service.conversations.requireMember(row.conversationSid, caller.identity);
  } else if (row.author !== caller.identity) {
    throw new ApiError(20404);
  }
  return row;
}
