import { type Address, parseAddress } from "../src/domain/address.ts";
import type { Clock } from "./clock.ts";
import type { PhoneMedia, Phones, TextResult } from "./phones/phones.ts";
import { waitForMessage } from "./phones/waitForMessage.ts";
import type { PhoneMessageRow, PhoneRow, PhoneState } from "./store/rows.ts";

/** The virtual phones, as tests and other programs in this process use them: addresses are plain text. */
export interface EmulatorPhones {
  list(): PhoneRow[];
  add(address: string, change?: { label?: string; state?: PhoneState }): PhoneRow;
  setState(address: string, state: PhoneState): PhoneRow;
  /** Takes a phone away with all that it shows. */
  remove(address: string): void;
  /** A WhatsApp phone opens its thread with `from`, or all of them; answers how many texts it had not read. */
  read(address: string, from?: string): number;
  text(
    from: string,
    /** Several for a group text. */
    to: string | readonly [string, ...string[]],
    body: string | null,
    media?: readonly PhoneMedia[],
  ): Promise<TextResult>;
  /** What the phone shows, oldest first. */
  messages(address: string): PhoneMessageRow[];
  /** The first message that fits, now or within `timeoutMs` (5 s). */
  waitForMessage(
    address: string,
    fits: (message: PhoneMessageRow) => boolean,
    timeoutMs?: number,
  ): Promise<PhoneMessageRow>;
}

const defaultTimeoutMs = 5_000;

export function createEmulatorPhones(phones: Phones, clock: Clock): EmulatorPhones {
  return {
    list: () => phones.list(),
    add: (address, change = {}) => phones.put(addressFrom(address), change),
    setState: (address, state) => phones.put(addressFrom(address), { state }),
    remove: (address) => phones.remove(addressFrom(address)),
    read: (address, from) =>
      phones.read(addressFrom(address), from === undefined ? undefined : addressFrom(from)),
    text(from, recipients, body, media) {
      const [to, ...alsoTo] = typeof recipients === "string" ? [recipients] : recipients;
      const others = alsoTo.map(addressFrom);
      return phones.text(addressFrom(from), addressFrom(to), body, media, others);
    },
    messages: (address) => phones.messages(addressFrom(address)),
    waitForMessage: (address, fits, timeoutMs = defaultTimeoutMs) =>
      waitForMessage(phones, clock, addressFrom(address), fits, timeoutMs),
  };
}

function addressFrom(text: string): Address {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`${text} is no phone address`);
  return address;
}
