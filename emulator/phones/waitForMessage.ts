import type { Address } from "../../src/domain/address.ts";
import type { Clock } from "../clock.ts";
import type { PhoneMessageRow } from "../store/rows.ts";
import type { Phones } from "./phones.ts";

/**
 * The first message of the phone that fits, now or later.
 * @throws when none has come after `timeoutMs`; the error lists what the phone shows instead
 */
export function waitForMessage(
  phones: Phones,
  clock: Clock,
  address: Address,
  fits: (message: PhoneMessageRow) => boolean,
  timeoutMs: number,
): Promise<PhoneMessageRow> {
  const present = phones.messages(address).find(fits);
  if (present !== undefined) return Promise.resolve(present);
  return new Promise((resolve, reject) => {
    const unsubscribe = phones.events.subscribe((event) => {
      if (event.type !== "phoneMessage" || event.message.phone !== address) return;
      if (!fits(event.message)) return;
      stop();
      resolve(event.message);
    });
    const cancelTimer = clock.after(timeoutMs, () => {
      stop();
      const shown = phones.messages(address).map(({ direction, body }) => `${direction}: ${body}`);
      const list = shown.length === 0 ? "nothing" : `\n  ${shown.join("\n  ")}`;
      reject(new Error(`waited ${timeoutMs} ms for a message on ${address}; it shows ${list}`));
    });
    const stop = () => {
      unsubscribe();
      cancelTimer();
    };
  });
}
