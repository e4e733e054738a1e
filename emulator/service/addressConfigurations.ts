import { channelOf, isAddress } from "../../src/domain/address.ts";
import type { Address } from "../../src/domain/address.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { ServiceSid } from "../../src/domain/sids.ts";
import type { Page, PageRequest } from "../store/page.ts";
import type { AddressConfigurationRow, AutoCreation } from "../store/rows.ts";
import { checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import { checkFlowSid } from "./scopedWebhooks.ts";
import { checkFilters, checkWebhookMethod, checkWebhookUrl } from "./webhookFields.ts";
import { scopedEvents } from "./webhookNames.ts";

export interface AddressConfigurationPatch {
  friendlyName?: string | undefined;
  enabled?: boolean | undefined;
  autoCreationType?: string | undefined;
  conversationServiceSid?: string | undefined;
  webhookUrl?: string | undefined;
  webhookMethod?: string | undefined;
  webhookFilters?: readonly string[] | undefined;
  studioFlowSid?: string | undefined;
  studioRetryCount?: number | undefined;
}

export interface AddressConfigurationInput extends AddressConfigurationPatch {
  type: string;
  address: string;
  addressCountry?: string | undefined;
}

/** What each address of the account does with texts that match no conversation (AUTO1). */
export interface AddressConfigurations {
  /** Throws 20001, 20409 for a second one of the same address. */
  create(input: AddressConfigurationInput): AddressConfigurationRow;
  /** By sid, or by address as Twilio allows too. Throws 20404. */
  get(sidOrAddress: string): AddressConfigurationRow;
  findByAddress(address: Address): AddressConfigurationRow | undefined;
  list(type: string | undefined, page: PageRequest): Page<AddressConfigurationRow>;
  update(sidOrAddress: string, patch: AddressConfigurationPatch): AddressConfigurationRow;
  remove(sidOrAddress: string): void;
}

export function createAddressConfigurations(context: ServiceContext): AddressConfigurations {
  const { store, transaction, ids, clock } = context;

  const get = (sidOrAddress: string) => {
    const row = isAddress(sidOrAddress)
      ? store.addressConfigurations.getByAddress(sidOrAddress)
      : store.addressConfigurations.get(sidOrAddress);
    if (row === undefined) throw new ApiError(20404);
    return row;
  };

  return {
    create: (input) =>
      transaction(() => {
        const address = checkAddress(context, input);
        const now = clock.now();
        const row: AddressConfigurationRow = {
          sid: ids.sid("IG"),
          type: input.type,
          address,
          friendlyName: checkFriendlyName(context, input.friendlyName) ?? null,
          autoCreation: checkAutoCreation(context, input, none),
          addressCountry: checkCountry(input.addressCountry),
          dateCreated: now,
          dateUpdated: now,
        };
        store.addressConfigurations.insert(row);
        return row;
      }),
    get,
    findByAddress: (address) => store.addressConfigurations.getByAddress(address),
    list: (type, page) => paged(() => store.addressConfigurations.list(type, page)),
    update: (sidOrAddress, patch) =>
      transaction(() => {
        const row = get(sidOrAddress);
        refuseEmptyPatch(patch);
        const change = {
          friendlyName: checkFriendlyName(context, patch.friendlyName) ?? row.friendlyName,
          autoCreation: checkAutoCreation(context, patch, row.autoCreation),
          dateUpdated: clock.now(),
        };
        store.addressConfigurations.update(row.sid, change);
        return { ...row, ...change };
      }),
    remove: (sidOrAddress) =>
      transaction(() => store.addressConfigurations.remove(get(sidOrAddress).sid)),
  };
}

const none: AutoCreation = {
  enabled: false,
  type: "default",
  conversationServiceSid: null,
  webhookUrl: null,
  webhookMethod: "POST",
  webhookFilters: [],
  studioFlowSid: null,
  studioRetryCount: 0,
};

// Twilio's other types (messenger, email, rcs …) have no addresses here.
function checkAddress(
  { store }: ServiceContext,
  { type, address }: AddressConfigurationInput,
): Address {
  const word = type.toLowerCase();
  if (word !== "sms" && word !== "whatsapp") {
    throw new ApiError(20001, "Invalid value of parameter Type: it is neither sms nor whatsapp");
  }
  if (!isAddress(address) || channelOf(address) !== word) {
    throw new ApiError(20001, `Invalid value of parameter Address: it is no ${word} address`);
  }
  if (store.numbers.getByAddress(address) === undefined) {
    throw new ApiError(20001, "Invalid value of parameter Address: it is not the account's");
  }
  if (store.addressConfigurations.getByAddress(address) !== undefined) {
    throw new ApiError(20409, `Address ${address} is configured already`);
  }
  return address;
}

function checkCountry(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  if (!/^[A-Za-z]{2}$/.test(text)) {
    throw new ApiError(20001, "Invalid value of parameter AddressCountry: it is no ISO country");
  }
  return text;
}

function checkFriendlyName(
  { limits }: ServiceContext,
  text: string | undefined,
): string | undefined {
  if (text === undefined) return undefined;
  const max = limits.friendlyNameLength;
  return checkLength(text, max, 50003, `FriendlyName is too long, at most ${max} characters`);
}

function checkAutoCreation(
  context: ServiceContext,
  patch: AddressConfigurationPatch,
  current: AutoCreation,
): AutoCreation {
  const changed: AutoCreation = { ...current };
  if (patch.enabled !== undefined) changed.enabled = patch.enabled;
  if (patch.autoCreationType !== undefined) changed.type = checkType(patch.autoCreationType);
  if (patch.conversationServiceSid !== undefined) {
    changed.conversationServiceSid = checkService(context, patch.conversationServiceSid);
  }
  if (patch.webhookUrl !== undefined) {
    changed.webhookUrl = checkWebhookUrl("AutoCreation.WebhookUrl", patch.webhookUrl, 50372);
  }
  if (patch.webhookMethod !== undefined) {
    changed.webhookMethod = checkWebhookMethod("AutoCreation.WebhookMethod", patch.webhookMethod);
  }
  if (patch.webhookFilters !== undefined) {
    const { webhookFilters } = patch;
    changed.webhookFilters = checkFilters(
      "AutoCreation.WebhookFilters",
      webhookFilters,
      scopedEvents,
    );
  }
  if (patch.studioFlowSid !== undefined) changed.studioFlowSid = checkFlowSid(patch.studioFlowSid);
  if (patch.studioRetryCount !== undefined) {
    changed.studioRetryCount = checkRetryCount(patch.studioRetryCount);
  }
  requireTarget(changed);
  return changed;
}

function checkType(text: string): AutoCreation["type"] {
  const word = text.toLowerCase();
  if (word !== "default" && word !== "webhook" && word !== "studio") {
    throw new ApiError(20001, "Invalid value of parameter AutoCreation.Type");
  }
  return word;
}

function checkService({ account, services }: ServiceContext, text: string): ServiceSid | null {
  if (text === "") return null;
  const isThere =
    isSid("IS", text) && (text === account.serviceSid || services.find(text) !== undefined);
  if (!isThere) throw new ApiError(50050);
  return text;
}

function checkRetryCount(count: number): number {
  if (!Number.isInteger(count) || count < 0 || count > 3) throw new ApiError(50065);
  return count;
}

function requireTarget({ type, webhookUrl, webhookFilters, studioFlowSid }: AutoCreation): void {
  if (type === "webhook" && webhookUrl === null) throw new ApiError(50369);
  if (type === "webhook" && webhookFilters.length === 0) throw new ApiError(50370);
  if (type === "studio" && studioFlowSid === null) throw new ApiError(50367);
}
