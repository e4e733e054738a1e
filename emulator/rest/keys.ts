import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import type { ApiKey } from "../apiKeys.ts";
import { authenticate } from "../authenticate.ts";
import { ApiError } from "../service/errors.ts";
import { pageOfArray } from "./pageOfArray.ts";
import { listRequest, toListBody } from "./paging.ts";
import { parseParameters, requireAny, text } from "./parameters.ts";
import { param, type RestContext } from "./scope.ts";
import { twilioDate2010 } from "./twilioDate.ts";

const policy = v.pipe(
  text,
  v.parseJson(undefined, "is not JSON"),
  v.record(v.string(), v.unknown(), "is not an object"),
);
const name = v.pipe(text, v.maxLength(64, "is over 64 characters"));
const updateSchema = v.object({ FriendlyName: v.optional(name), Policy: v.optional(policy) });
const createSchema = v.object({
  AccountSid: text,
  FriendlyName: v.optional(name, ""),
  KeyType: v.optional(
    v.pipe(text, v.toLowerCase(), v.picklist(["restricted"], "is not restricted")),
  ),
  Policy: v.optional(policy),
});
const listSchema = v.object({ AccountSid: text });

/** API keys (IAM v1). A Standard key may not see to keys: the account's auth token does (KEY1). */
export function registerKeys(app: FastifyInstance, context: RestContext): void {
  const { keys, account } = context;
  app.addHook("onRequest", async (request) => {
    if (authenticate(request, context).kind === "key") throw new ApiError(20003);
  });

  const requireAccount = (sid: string) => {
    if (sid !== account.accountSid) throw new ApiError(20404);
  };

  app.get("/Keys", (request) => {
    requireAccount(parseParameters(listSchema, request.query).AccountSid);
    const list = listRequest(request, 1000, ["AccountSid"]);
    return toListBody(list, "keys", pageOfArray(keys.list(), list), toKey);
  });

  app.post("/Keys", (request, reply) => {
    const input = parseParameters(createSchema, request.body);
    requireAccount(input.AccountSid);
    if (input.KeyType === "restricted" && input.Policy === undefined) {
      throw new ApiError(20001, "Missing required parameter Policy");
    }
    const key = keys.create({ friendlyName: input.FriendlyName, policy: input.Policy ?? null });
    // Shown now and never again.
    return reply.code(201).send({ ...toKey(key), secret: key.secret });
  });

  app.get("/Keys/:KeySid", (request) => toKey(keys.get(param(request, "KeySid"))));

  app.post("/Keys/:KeySid", (request) => {
    const input = parseParameters(updateSchema, request.body);
    requireAny(input);
    const key = keys.update(param(request, "KeySid"), {
      ...(input.FriendlyName !== undefined && { friendlyName: input.FriendlyName }),
      ...(input.Policy !== undefined && { policy: input.Policy }),
    });
    return toKey(key);
  });

  app.delete("/Keys/:KeySid", (request, reply) => {
    keys.remove(param(request, "KeySid"));
    return reply.code(204).send();
  });
}

function toKey(key: ApiKey): object {
  return {
    sid: key.sid,
    friendly_name: key.friendlyName,
    policy: key.policy,
    flags: [],
    date_created: twilioDate2010(key.dateCreated),
    date_updated: twilioDate2010(key.dateUpdated),
  };
}
