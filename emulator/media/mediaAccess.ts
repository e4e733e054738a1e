import type { FastifyRequest } from "fastify";
import type { Identity } from "../../src/domain/identity.ts";
import { isSid, type ServiceSid } from "../../src/domain/sids.ts";
import type { Account } from "../account.ts";
import { authenticate } from "../authenticate.ts";
import { ApiError } from "../service/errors.ts";
import type { Service } from "../service/service.ts";
import type { MediaRow } from "../store/rows.ts";

/** Who asks for media: a chat person with an access token, or a program with the account's credentials. */
export type MediaCaller = { serviceSid: ServiceSid; identity: Identity | null };

export type VerifyToken = (token: string) => { identity: Identity; serviceSid: ServiceSid };

export function callerOf(
  request: FastifyRequest,
  account: Account,
  verifyToken: VerifyToken,
): MediaCaller {
  const token = request.headers["x-twilio-token"];
  if (typeof token === "string") {
    const { identity, serviceSid } = verifyToken(token);
    return { identity, serviceSid };
  }
  if (request.headers.authorization === undefined) throw new ApiError(20101);
  authenticate(request, account);
  return { identity: null, serviceSid: account.serviceSid };
}

/** The medium, for members of its conversation and, before it is in one, for who uploaded it. */
export function readableMedia(service: Service, caller: MediaCaller, sid: string): MediaRow {
  const row = isSid("ME", sid) ? service.media.find(sid) : undefined;
  if (row === undefined || row.serviceSid !== caller.serviceSid) throw new ApiError(20404);
  if (caller.identity === null) return row;
  if (row.conversationSid !== null) {
    service.conversations.requireMember(row.conversationSid, caller.identity);
  } else if (row.author !== caller.identity) {
    throw new ApiError(20404);
  }
  return row;
}
