import type { Page, PageRequest } from "../store/page.ts";
import type {
  CampaignRow,
  MessagingServiceRow,
  MessagingSettings,
  NumberRow,
} from "../store/rows.ts";
import { checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import { checkWebhookMethod, checkWebhookUrl } from "./webhookFields.ts";

type PlainSettings = Omit<MessagingSettings, "fallbackMethod" | "fallbackUrl" | "statusCallback">;

export type MessagingServicePatch = {
  [Name in keyof PlainSettings]?: PlainSettings[Name] | undefined;
} & {
  friendlyName?: string | undefined;
  inboundRequestUrl?: string | undefined;
  inboundMethod?: string | undefined;
  useInboundWebhookOnNumber?: boolean | undefined;
  fallbackUrl?: string | undefined;
  fallbackMethod?: string | undefined;
  statusCallback?: string | undefined;
};

export type CampaignInput = Omit<
  CampaignRow,
  "sid" | "messagingServiceSid" | "dateCreated" | "dateUpdated"
>;

/** The account's Messaging Services: which numbers go together, and what they do with texts (MSVC1). */
export interface MessagingServices {
  create(input: MessagingServicePatch & { friendlyName: string }): MessagingServiceRow;
  /** Throws 20404. */
  get(sid: string): MessagingServiceRow;
  list(page: PageRequest): Page<MessagingServiceRow>;
  /** Throws 20161, 20404. */
  update(sid: string, patch: MessagingServicePatch): MessagingServiceRow;
  /** Its numbers stay with the account. */
  remove(sid: string): void;
  /** What Twilio's console calls "Autocreate a Conversation". */
  setAutocreation(sid: string, autocreates: boolean): MessagingServiceRow;
  numbers: {
    list(sid: string, page: PageRequest): Page<NumberRow>;
    /** Throws 20404. */
    get(sid: string, numberSid: string): NumberRow;
    /** Throws 20404, 21710, 21712. */
    add(sid: string, numberSid: string): NumberRow;
    remove(sid: string, numberSid: string): void;
  };
  campaigns: {
    of(sid: string): CampaignRow | undefined;
    /** Throws 20409 for a second one. */
    create(sid: string, input: CampaignInput): CampaignRow;
    /** Throws 20404. */
    get(sid: string, campaignSid: string): CampaignRow;
    remove(sid: string, campaignSid: string): void;
  };
}

export function createMessagingServices(context: ServiceContext): MessagingServices {
  const { store, ids, clock, transaction } = context;

  const get = (sid: string) => {
    const row = store.messagingServices.get(sid);
    if (row === undefined) throw new ApiError(20404);
    return row;
  };
  const change = (sid: string, patch: Partial<MessagingServiceRow>): MessagingServiceRow => {
    const changed = { ...get(sid), ...patch, dateUpdated: clock.now() };
    store.messagingServices.update(sid, { ...patch, dateUpdated: changed.dateUpdated });
    return changed;
  };
  const numberOf = (sid: string, numberSid: string) => {
    const number = store.numbers.get(numberSid);
    if (number === undefined || number.messagingServiceSid !== get(sid).sid) {
      throw new ApiError(20404);
    }
    return number;
  };

  const campaignOf = (sid: string, campaignSid: string) => {
    const row = store.campaigns.of(get(sid).sid);
    if (row?.sid !== campaignSid) throw new ApiError(20404);
    return row;
  };

  return {
    get,
    create: ({ friendlyName, ...patch }) =>
      transaction(() => {
        const row = newService(context, ids.sid("MG"), checkName(friendlyName));
        return change(row.sid, checkPatch(row, patch));
      }),
    list: (page) => paged(() => store.messagingServices.list(page)),
    update: (sid, patch) =>
      transaction(() => {
        const row = get(sid);
        refuseEmptyPatch(patch);
        return change(sid, checkPatch(row, patch));
      }),
    remove: (sid) =>
      transaction(() => {
        get(sid);
        for (const number of store.numbers.all()) {
          if (number.messagingServiceSid !== sid) continue;
          store.numbers.update(number.sid, { messagingServiceSid: null });
        }
        store.campaigns.removeOf(sid);
        store.messagingServices.remove(sid);
      }),
    setAutocreation: (sid, autocreates) => transaction(() => change(sid, { autocreates })),
    numbers: {
      list: (sid, page) => paged(() => store.numbers.ofMessagingService(get(sid).sid, page)),
      get: numberOf,
      add: (sid, numberSid) =>
        transaction(() => {
          get(sid);
          const number = store.numbers.get(numberSid);
          if (number === undefined) throw new ApiError(20404);
          if (number.messagingServiceSid === sid) throw new ApiError(21710);
          if (number.messagingServiceSid !== null) throw new ApiError(21712);
          store.numbers.update(numberSid, { messagingServiceSid: sid });
          return { ...number, messagingServiceSid: sid };
        }),
      remove: (sid, numberSid) =>
        transaction(() => {
          store.numbers.update(numberOf(sid, numberSid).sid, { messagingServiceSid: null });
        }),
    },
    campaigns: {
      of: (sid) => store.campaigns.of(get(sid).sid),
      create: (sid, input) =>
        transaction(() => {
          if (store.campaigns.of(get(sid).sid) !== undefined) throw new ApiError(20409);
          const now = clock.now();
          const row: CampaignRow = {
            sid: ids.sid("QE"),
            messagingServiceSid: sid,
            ...input,
            dateCreated: now,
            dateUpdated: now,
          };
          store.campaigns.insert(row);
          return row;
        }),
      get: campaignOf,
      remove: (sid, campaignSid) =>
        transaction(() =>
          store.campaigns.removeOf(campaignOf(sid, campaignSid).messagingServiceSid),
        ),
    },
  };
}

const madeKey = "messagingServiceIsMade";

/** An account begins with one; once deleted it stays so. */
export function ensureMessagingService(context: ServiceContext): void {
  const { store, account } = context;
  if (store.settings.get(madeKey) !== undefined) return;
  store.transaction(() => {
    newService(context, account.messagingServiceSid, "Default Messaging Service for Conversations");
    store.settings.set(madeKey, "true");
  });
}

// The defaults of the Services resource.
const usualSettings: MessagingSettings = {
  fallbackUrl: null,
  fallbackMethod: "POST",
  statusCallback: null,
  stickySender: true,
  mmsConverter: true,
  smartEncoding: true,
  scanMessageContent: "inherit",
  fallbackToLongCode: true,
  areaCodeGeomatch: true,
  synchronousValidation: false,
  validityPeriod: 36_000,
  usecase: "undeclared",
};

function newService(
  { store, clock }: ServiceContext,
  sid: string,
  friendlyName: string,
): MessagingServiceRow {
  const now = clock.now();
  const row: MessagingServiceRow = {
    sid,
    friendlyName,
    inboundRequestUrl: null,
    inboundMethod: "POST",
    useInboundWebhookOnNumber: false,
    autocreates: false,
    settings: usualSettings,
    dateCreated: now,
    dateUpdated: now,
  };
  store.messagingServices.insert(row);
  return row;
}

function checkName(posted: string): string {
  return checkLength(posted, 64, 20001, "FriendlyName is too long, at most 64 characters");
}

function checkPatch(
  { settings }: MessagingServiceRow,
  patch: MessagingServicePatch,
): Partial<MessagingServiceRow> {
  const { friendlyName, inboundRequestUrl, inboundMethod, useInboundWebhookOnNumber, ...others } =
    patch;
  const { fallbackUrl, fallbackMethod, statusCallback, ...plain } = others;
  const url = (name: string, posted: string) => checkWebhookUrl(name, posted, 20001);
  return {
    ...(friendlyName !== undefined && { friendlyName: checkName(friendlyName) }),
    ...(inboundRequestUrl !== undefined && {
      inboundRequestUrl: url("InboundRequestUrl", inboundRequestUrl),
    }),
    ...(inboundMethod !== undefined && {
      inboundMethod: checkWebhookMethod("InboundMethod", inboundMethod),
    }),
    ...(useInboundWebhookOnNumber !== undefined && { useInboundWebhookOnNumber }),
    settings: {
      ...settings,
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(fallbackUrl !== undefined && { fallbackUrl: url("FallbackUrl", fallbackUrl) }),
      ...(fallbackMethod !== undefined && {
        fallbackMethod: checkWebhookMethod("FallbackMethod", fallbackMethod),
      }),
      ...(statusCallback !== undefined && {
        statusCallback: url("StatusCallback", statusCallback),
      }),
    },
  };
}
