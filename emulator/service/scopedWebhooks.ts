import type { ConversationSid, ServiceSid } from "../../src/domain/sids.ts";
import type { Page, PageRequest } from "../store/page.ts";
import type { ScopedWebhookRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { requireConversation } from "./conversationAccess.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import { checkFilters, checkWebhookMethod, checkWebhookUrl } from "./webhookFields.ts";
import { scopedEvents } from "./webhookNames.ts";

const maxWebhooks = 5;
const maxTriggers = 5;
const maxTriggerLength = 248;

export interface ScopedWebhookPatch {
  url?: string | undefined;
  method?: string | undefined;
  filters?: readonly string[] | undefined;
  triggers?: readonly string[] | undefined;
  flowSid?: string | undefined;
}

export interface ScopedWebhookInput extends ScopedWebhookPatch {
  target: string | undefined;
  replayAfter?: number | undefined;
}

/** The webhooks of one conversation: at most five (HOOK9). */
export interface ScopedWebhooks {
  /** Throws 50350, 50361 to 50372. */
  create(serviceSid: ServiceSid, conversation: string, input: ScopedWebhookInput): ScopedWebhookRow;
  /** Throws 50360. */
  get(conversationSid: ConversationSid, sid: string): ScopedWebhookRow;
  list(conversationSid: ConversationSid, page: PageRequest): Page<ScopedWebhookRow>;
  update(
    conversationSid: ConversationSid,
    sid: string,
    patch: ScopedWebhookPatch,
  ): ScopedWebhookRow;
  remove(conversationSid: ConversationSid, sid: string): void;
  /** Whether any conversation has one. */
  any(): boolean;
  /** Empty at once where nobody has any. */
  of(conversationSid: ConversationSid): readonly ScopedWebhookRow[];
  /** Told of each new one, after the commit. */
  onCreated(listener: (webhook: ScopedWebhookRow) => void): void;
}

export function createScopedWebhooks(context: ServiceContext): ScopedWebhooks {
  const { store, transaction, clock } = context;
  const listeners: ((webhook: ScopedWebhookRow) => void)[] = [];

  const get = (conversationSid: ConversationSid, sid: string) => {
    const row = store.scopedWebhooks.get(sid);
    if (row?.conversationSid !== conversationSid) throw new ApiError(50360);
    return row;
  };

  return {
    create(serviceSid, sidOrUniqueName, input) {
      const row = transaction(() => {
        const { sid } = requireConversation(context, serviceSid, sidOrUniqueName);
        return insertScopedWebhook(context, serviceSid, sid, input);
      });
      for (const listener of listeners) listener(row);
      return row;
    },
    get,
    list: (conversationSid, page) => paged(() => store.scopedWebhooks.list(conversationSid, page)),
    update: (conversationSid, sid, patch) =>
      transaction(() => {
        const row = get(conversationSid, sid);
        refuseEmptyPatch(patch);
        const change = { ...checkFields(row.target, patch), dateUpdated: clock.now() };
        store.scopedWebhooks.update(sid, change);
        return { ...row, ...change };
      }),
    remove: (conversationSid, sid) =>
      transaction(() => store.scopedWebhooks.remove(get(conversationSid, sid).sid)),
    any: () => store.scopedWebhooks.any(),
    of: (conversationSid) =>
      store.scopedWebhooks.any() ? store.scopedWebhooks.ofConversation(conversationSid) : [],
    onCreated: (listener) => void listeners.push(listener),
  };
}

/** Must run inside a transaction. */
export function insertScopedWebhook(
  { store, ids, clock }: ServiceContext,
  serviceSid: ServiceSid,
  conversationSid: ConversationSid,
  input: ScopedWebhookInput,
): ScopedWebhookRow {
  if (store.scopedWebhooks.ofConversation(conversationSid).length >= maxWebhooks) {
    throw new ApiError(50361);
  }
  const target = checkTarget(input.target);
  const fields = checkFields(target, input);
  requireFields(target, fields);
  const now = clock.now();
  const row: ScopedWebhookRow = {
    sid: ids.sid("WH"),
    conversationSid,
    serviceSid,
    target,
    url: null,
    method: "POST",
    filters: [],
    triggers: [],
    flowSid: null,
    replayAfter: input.replayAfter ?? null,
    dateCreated: now,
    dateUpdated: now,
    ...fields,
  };
  store.scopedWebhooks.insert(row);
  return row;
}

function checkTarget(text: string | undefined): ScopedWebhookRow["target"] {
  if (text === undefined || text === "") throw new ApiError(50368);
  const word = text.toLowerCase();
  if (word !== "webhook" && word !== "trigger" && word !== "studio") throw new ApiError(50364);
  return word;
}

type Fields = Partial<
  Pick<ScopedWebhookRow, "url" | "method" | "filters" | "triggers" | "flowSid">
>;

/** What was posted of those fields that the target has. */
function checkFields(target: ScopedWebhookRow["target"], input: ScopedWebhookPatch): Fields {
  const { url, method, filters, triggers, flowSid } = input;
  if (target === "studio") return flowSid === undefined ? {} : { flowSid: checkFlowSid(flowSid) };
  const fields: Fields = {};
  if (url !== undefined) fields.url = requireUrl(checkWebhookUrl("Configuration.Url", url, 50372));
  if (method !== undefined) fields.method = checkWebhookMethod("Configuration.Method", method);
  if (target === "webhook" && filters !== undefined) {
    fields.filters = checkFilters("Configuration.Filters", filters, scopedEvents);
  }
  if (target === "trigger" && triggers !== undefined) fields.triggers = checkTriggers(triggers);
  return fields;
}

function requireFields(target: ScopedWebhookRow["target"], fields: Fields): void {
  if (target === "studio") {
    if (fields.flowSid === undefined) throw new ApiError(50367);
    return;
  }
  requireUrl(fields.url ?? null);
  if (target === "webhook" && (fields.filters ?? []).length === 0) throw new ApiError(50370);
  if (target === "trigger" && (fields.triggers ?? []).length === 0) throw new ApiError(50371);
}

function requireUrl(url: string | null): string {
  if (url === null) throw new ApiError(50369);
  return url;
}

function checkTriggers(posted: readonly string[]): readonly string[] {
  if (posted.length > maxTriggers) throw new ApiError(50362);
  const bad = posted.some((word) => word.trim() === "" || word.length > maxTriggerLength);
  if (bad) throw new ApiError(50366);
  return [...new Set(posted)];
}

export function checkFlowSid(text: string): string {
  if (!/^FW[0-9a-fA-F]{32}$/.test(text)) throw new ApiError(50367);
  return text;
}
