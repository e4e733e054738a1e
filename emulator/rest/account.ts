import type { FastifyRequest } from "fastify";
import { ApiError } from "../service/errors.ts";
import { param, type RestContext } from "./scope.ts";

/** The 2010 API names the account in its paths; another's is not there. */
export function requireAccount({ account }: RestContext, request: FastifyRequest): void {
  if (param(request, "AccountSid") !== account.accountSid) throw new ApiError(20404);
}
