import { channelOf } from "../../src/domain/address.ts";
import type { NumberRow } from "../store/rows.ts";
import { checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import type { NumberPatch, Numbers } from "./service.ts";
import { checkWebhookMethod, checkWebhookUrl } from "./webhookFields.ts";

/** The account's Twilio numbers and WhatsApp senders: what can be a proxy address. */
export function createNumbers({ store, ids, clock, transaction }: ServiceContext): Numbers {
  return {
    add: ({ address, friendlyName, capabilities }) =>
      transaction(() => {
        if (store.numbers.getByAddress(address) !== undefined) {
          throw new ApiError(20001, `PhoneNumber ${address} is already there`);
        }
        const isSms = channelOf(address) === "sms";
        const row: NumberRow = {
          sid: ids.sid("PN"),
          address,
          friendlyName,
          capabilities: capabilities ?? { sms: isSms, mms: isSms, voice: isSms },
          smsUrl: null,
          smsMethod: "POST",
          dateCreated: clock.now(),
        };
        store.numbers.insert(row);
        return row;
      }),
    list: (page) => paged(() => store.numbers.list(page)),
    all: () => store.numbers.all(),
    findByAddress: (address) => store.numbers.getByAddress(address),
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

function checkPatch({ friendlyName, smsUrl, smsMethod }: NumberPatch): Partial<NumberRow> {
  const change: Partial<NumberRow> = {};
  if (friendlyName !== undefined) {
    change.friendlyName = checkLength(friendlyName, 64, 20001, "FriendlyName is too long");
  }
  if (smsUrl !== undefined) change.smsUrl = checkWebhookUrl("SmsUrl", smsUrl, 20001);
  if (smsMethod !== undefined) change.smsMethod = checkWebhookMethod("SmsMethod", smsMethod);
  return change;
}
