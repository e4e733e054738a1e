import { type Address, channelOf, isE164, smsAddress } from "../../src/domain/address.ts";
import type { NumberRow } from "../store/rows.ts";
import { checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import type { NumberInput, NumberPatch, NumberPurchase, Numbers } from "./service.ts";
import { checkWebhookMethod, checkWebhookUrl } from "./webhookFields.ts";

/** The account's Twilio numbers and WhatsApp senders: what can be a proxy address. */
export function createNumbers(context: ServiceContext): Numbers {
  const { store, transaction } = context;
  return {
    add: (input) =>
      transaction(() => {
        const { address } = input;
        if (store.numbers.getByAddress(address) !== undefined) {
          throw new ApiError(20001, `PhoneNumber ${address} is already there`);
        }
        return insertNumber(context, input);
      }),
    list: (page) => paged(() => store.numbers.list(page)),
    all: () => store.numbers.all(),
    findByAddress: (address) => store.numbers.getByAddress(address),
    buy: (input) => transaction(() => buyNumber(context, input)),
    release: (sid) =>
      transaction(() => {
        const row = store.numbers.get(sid);
        if (row === undefined) throw new ApiError(20404);
        const configuration = store.addressConfigurations.getByAddress(row.address);
        if (configuration !== undefined) store.addressConfigurations.remove(configuration.sid);
        store.numbers.remove(sid);
      }),
    verify: (sid) =>
      transaction(() => {
        const row = store.numbers.get(sid);
        if (row === undefined) throw new ApiError(20404);
        store.numbers.update(sid, { senderStatus: "ONLINE" });
        return { ...row, senderStatus: "ONLINE" };
      }),
    update: (sid, patch) =>
      transaction(() => {
        const row = store.numbers.get(sid);
        if (row === undefined) throw new ApiError(20404);
        const change = checkPatch(patch);
        store.numbers.update(sid, change);
        return { ...row, ...change };
      }),
  };
}

function insertNumber(
  { store, ids, clock }: ServiceContext,
  { address, friendlyName, capabilities, senderStatus }: NumberInput,
): NumberRow {
  const isSms = channelOf(address) === "sms";
  const row: NumberRow = {
    sid: ids.sid(isSms ? "PN" : "XE"),
    address,
    friendlyName,
    capabilities: capabilities ?? { sms: isSms, mms: isSms, voice: isSms },
    smsUrl: null,
    smsMethod: "POST",
    messagingServiceSid: null,
    senderStatus: senderStatus ?? "ONLINE",
    dateCreated: clock.now(),
  };
  store.numbers.insert(row);
  return row;
}

function buyNumber(context: ServiceContext, input: NumberPurchase): NumberRow {
  const { store } = context;
  const address = wantedNumber(context, input);
  if (store.numbers.getByAddress(address) !== undefined) {
    throw new ApiError(21422, `PhoneNumber ${address} is not available`);
  }
  const change = checkPatch(input);
  const row = insertNumber(context, { address, friendlyName: change.friendlyName ?? address });
  store.numbers.update(row.sid, change);
  return { ...row, ...change };
}

// 555-0100 to 555-0199 of each area are nobody's.
const fictionalPerArea = 100;

function wantedNumber(
  { store }: ServiceContext,
  { phoneNumber, areaCode }: NumberPurchase,
): Address {
  if (phoneNumber !== undefined) {
    if (!isE164(phoneNumber)) throw new ApiError(21421, `PhoneNumber ${phoneNumber} is invalid`);
    return smsAddress(phoneNumber);
  }
  if (areaCode === undefined) throw new ApiError(21421, "PhoneNumber or AreaCode is required");
  for (let at = 0; at < fictionalPerArea; at += 1) {
    const number = `+1${areaCode}55501${String(at).padStart(2, "0")}`;
    if (isE164(number) && store.numbers.getByAddress(smsAddress(number)) === undefined) {
      return smsAddress(number);
    }
  }
  throw new ApiError(21422, `No number of area ${areaCode} is available`);
}

function checkPatch({ friendlyName, smsUrl, smsMethod }: NumberPatch): Partial<NumberRow> {
  const change: Partial<NumberRow> = {};
  if (friendlyName !== undefined) {
    change.friendlyName = checkLength(friendlyName, 64, 20001, "FriendlyName is too long");
  }
  if (smsUrl !== undefined) change.smsUrl = checkWebhookUrl("SmsUrl", smsUrl, 20001);
  if (smsMethod !== undefined) change.smsMethod = checkWebhookMethod("SmsMethod", smsMethod);
  return change;
}
