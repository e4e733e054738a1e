import { channelOf } from "../../src/domain/address.ts";
import type { NumberRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import { paged } from "./paged.ts";
import type { Numbers } from "./service.ts";

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
          dateCreated: clock.now(),
        };
        store.numbers.insert(row);
        return row;
      }),
    list: (page) => paged(() => store.numbers.list(page)),
    all: () => store.numbers.all(),
    findByAddress: (address) => store.numbers.getByAddress(address),
  };
}
