import type { ServiceSid } from "../../src/domain/sids.ts";
import type { WebhooksRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import { checkFilters, checkWebhookMethod, checkWebhookUrl } from "./webhookFields.ts";
import { postEvents, preEvents } from "./webhookNames.ts";

/** The account's webhooks are read by every service (HOOK2). */
export const accountScope = "account";
export type WebhookScope = typeof accountScope | ServiceSid;

export interface WebhooksPatch {
  preWebhookUrl?: string | undefined;
  postWebhookUrl?: string | undefined;
  method?: string | undefined;
  filters?: readonly string[] | undefined;
  target?: string | undefined;
}

/** The webhooks of the account and of each service. */
export interface WebhookSettings {
  /** Cached; not to be changed. */
  of(scope: WebhookScope): Readonly<WebhooksRow>;
  /** Whether anybody is asked before a change. */
  hasPre(): boolean;
  /** Whether anybody is told of a change. */
  hasPost(): boolean;
  /** Throws 20161, 50054, 50055, 50365. */
  update(scope: WebhookScope, patch: WebhooksPatch): WebhooksRow;
}

export function createWebhookSettings(context: ServiceContext): WebhookSettings {
  const { store, transaction } = context;
  const kept = new Map<WebhookScope, WebhooksRow>();
  let hasPre: boolean | undefined;
  let hasPost: boolean | undefined;
  store.onInvalidated(() => {
    kept.clear();
    hasPre = undefined;
    hasPost = undefined;
  });

  const of = (scope: WebhookScope): WebhooksRow => {
    const known = kept.get(scope);
    if (known !== undefined) return known;
    const row = store.webhooks.get(scope) ?? unset(scope);
    kept.set(scope, row);
    return row;
  };

  return {
    of,
    hasPre: () => (hasPre ??= store.webhooks.anyPre()),
    hasPost: () => (hasPost ??= store.webhooks.anyPost()),
    update: (scope, patch) =>
      transaction(() => {
        refuseEmptyPatch(patch);
        const row = { ...of(scope), ...checkWebhooks(patch) };
        store.webhooks.put(row);
        kept.delete(scope);
        hasPre = undefined;
        hasPost = undefined;
        return row;
      }),
  };
}

function unset(scope: WebhookScope): WebhooksRow {
  return {
    scope,
    preWebhookUrl: null,
    postWebhookUrl: null,
    method: "POST",
    filters: null,
    target: "webhook",
  };
}

const allEvents = [...preEvents, ...postEvents];

function checkWebhooks(patch: WebhooksPatch): Partial<WebhooksRow> {
  const row: Partial<WebhooksRow> = {};
  const { preWebhookUrl, postWebhookUrl, method, filters, target } = patch;
  if (preWebhookUrl !== undefined) {
    row.preWebhookUrl = checkWebhookUrl("PreWebhookUrl", preWebhookUrl, 50054);
  }
  if (postWebhookUrl !== undefined) {
    row.postWebhookUrl = checkWebhookUrl("PostWebhookUrl", postWebhookUrl, 50054);
  }
  if (method !== undefined) row.method = checkWebhookMethod("Method", method);
  if (filters !== undefined) row.filters = checkFilters("Filters", filters, allEvents);
  if (target !== undefined) row.target = checkTarget(target);
  return row;
}

function checkTarget(text: string): WebhooksRow["target"] {
  const word = text.toLowerCase();
  if (word !== "webhook" && word !== "flex") {
    throw new ApiError(50054, "Target is neither webhook nor flex");
  }
  return word;
}
