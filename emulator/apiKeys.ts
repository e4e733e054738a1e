import * as v from "valibot";
import type { Account } from "./account.ts";
import type { Clock } from "./clock.ts";
import type { Ids } from "./ids.ts";
import { ApiError } from "./service/errors.ts";
import type { ValuesTable } from "./store/valuesTable.ts";

/** An API key: signs tokens, and lets programs in. */
export interface ApiKey {
  sid: string;
  friendlyName: string;
  secret: string;
  /** What a Restricted key may do; null: a Standard key. Nothing here is refused by it but tokens (KEY2). */
  policy: Readonly<Record<string, unknown>> | null;
  dateCreated: number;
  dateUpdated: number;
}

/** The account's own key and those made beside it. Like all credentials they stay over a reset and leave no export. */
export interface ApiKeys {
  list(): ApiKey[];
  find(sid: string): ApiKey | undefined;
  /** Throws 20404. */
  get(sid: string): ApiKey;
  create(input: Pick<ApiKey, "friendlyName" | "policy">): ApiKey;
  update(sid: string, patch: Partial<Pick<ApiKey, "friendlyName" | "policy">>): ApiKey;
  /** Throws 20409 for the account's own. */
  remove(sid: string): void;
}

const metaKey = "apiKeys";

const keptSchema = v.array(
  v.object({
    sid: v.string(),
    friendlyName: v.string(),
    secret: v.string(),
    policy: v.nullable(v.record(v.string(), v.unknown())),
    dateCreated: v.number(),
    dateUpdated: v.number(),
  }),
);

export function openApiKeys(
  meta: ValuesTable,
  { apiKey, apiSecret }: Pick<Account, "apiKey" | "apiSecret">,
  { ids, clock }: { ids: Ids; clock: Clock },
): ApiKeys {
  const now = clock.now();
  const own: ApiKey = {
    sid: apiKey,
    friendlyName: "Emulator",
    secret: apiSecret,
    policy: null,
    dateCreated: now,
    dateUpdated: now,
  };
  const stored = meta.get(metaKey);
  const keys = new Map<string, ApiKey>();
  for (const key of stored === undefined ? [] : v.parse(keptSchema, JSON.parse(stored))) {
    keys.set(key.sid, key);
  }
  keys.delete(own.sid);
  const put = (key: ApiKey) => {
    keys.set(key.sid, key);
    meta.set(metaKey, JSON.stringify([...keys.values()]));
    return key;
  };
  const find = (sid: string) => (sid === own.sid ? own : keys.get(sid));
  const get = (sid: string) => {
    const key = find(sid);
    if (key === undefined) throw new ApiError(20404);
    return key;
  };

  return {
    list: () => [own, ...keys.values()],
    find,
    get,
    create({ friendlyName, policy }) {
      const dates = { dateCreated: clock.now(), dateUpdated: clock.now() };
      const secret = ids.sid<string>("");
      return put({ sid: ids.sid("SK"), friendlyName, policy, secret, ...dates });
    },
    update(sid, patch) {
      const changed = { ...get(sid), ...patch, dateUpdated: clock.now() };
      return sid === own.sid ? Object.assign(own, changed) : put(changed);
    },
    remove(sid) {
      if (get(sid) === own) {
        throw new ApiError(20409, "The key that the emulator gives out cannot be deleted");
      }
      keys.delete(sid);
      meta.set(metaKey, JSON.stringify([...keys.values()]));
    },
  };
}
