import * as v from "valibot";
import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Store } from "../store/store.ts";

/** What holds where nothing else is said (Configuration resource). */
export interface AccountDefaults {
  chatServiceSid: ServiceSid;
  messagingServiceSid: string;
  /** ISO 8601 durations; null: none. */
  inactiveTimer: string | null;
  closedTimer: string | null;
}

export interface AccountPatch {
  chatServiceSid?: string | undefined;
  messagingServiceSid?: string | undefined;
  inactiveTimer?: string | undefined;
  closedTimer?: string | undefined;
}

export interface AccountConfiguration {
  get(): AccountDefaults;
  /** Throws 20161, 50050, 50341, 50342, 50375, 50376, 50379, 50380. */
  update(patch: AccountPatch): AccountDefaults;
}

const key = "account";

const keptSchema = v.object({
  chatServiceSid: v.custom<ServiceSid>((value) => typeof value === "string"),
  messagingServiceSid: v.string(),
  inactiveTimer: v.nullable(v.string()),
  closedTimer: v.nullable(v.string()),
});

/** Reads the defaults, once until something is undone or thrown away. */
export function createAccountDefaults(
  store: Store,
  account: { serviceSid: ServiceSid; messagingServiceSid: string },
): { get(): AccountDefaults; set(defaults: AccountDefaults): void } {
  let kept: AccountDefaults | undefined;
  store.onInvalidated(() => {
    kept = undefined;
  });
  const read = (): AccountDefaults => {
    const text = store.settings.get(key);
    if (text !== undefined) return v.parse(keptSchema, JSON.parse(text));
    const { serviceSid: chatServiceSid, messagingServiceSid } = account;
    return { chatServiceSid, messagingServiceSid, inactiveTimer: null, closedTimer: null };
  };
  return {
    get: () => (kept ??= read()),
    set(defaults) {
      store.settings.set(key, JSON.stringify(defaults));
      kept = undefined;
    },
  };
}
