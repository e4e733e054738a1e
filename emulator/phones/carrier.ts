import type { Address } from "../../src/domain/address.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Service } from "../service/service.ts";
import type { MessageRow, ReceiptRow } from "../store/rows.ts";
import type { CarrierPolicy } from "./carrierPolicy.ts";
import type { Phones } from "./phones.ts";

/** Between Twilio and the handsets: takes every queued leg, moves its receipt on and puts the text on the phone. */
export interface Carrier {
  /** Takes up the legs that were on their way when the program ended. */
  resume(): void;
  /** Forgets all legs; their receipts are gone with a reset. */
  clear(): void;
  close(): void;
}

export interface CarrierOptions {
  service: Service;
  phones: Phones;
  policy: CarrierPolicy;
  clock: Clock;
  log: Log;
}

interface Leg {
  receipt: ReceiptRow;
  message: MessageRow;
  isSent: boolean;
  sentAt: number;
  deliveredAt: number;
}

/** One handset's legs, in the order of sending: a text never overtakes another on the way to the same phone. */
interface Line {
  address: Address;
  legs: Leg[];
  cancelTimer: () => void;
}

export function createCarrier({ service, phones, policy, clock, log }: CarrierOptions): Carrier {
  const lines = new Map<Address, Line>();

  const take = (receipt: ReceiptRow, message: MessageRow) => {
    const line = lineTo(lines, receipt.to);
    const last = line.legs.at(-1);
    const isSent = receipt.status !== "queued";
    const sentAt = isSent
      ? clock.now()
      : Math.max(clock.now() + policy.sentDelayMs(receipt), last?.sentAt ?? 0);
    const deliveredAt = Math.max(sentAt + policy.deliveredDelayMs(receipt), last?.deliveredAt ?? 0);
    line.legs.push({ receipt, message, isSent, sentAt, deliveredAt });
    schedule(line);
  };

  const schedule = (line: Line) => {
    line.cancelTimer();
    if (line.legs.length === 0) {
      lines.delete(line.address);
      return;
    }
    const at = nextStepAt(line, phones.isOn(line.address));
    if (at === undefined) return;
    line.cancelTimer = clock.after(Math.max(0, at - clock.now()), () => run(line));
  };

  const run = (line: Line) => {
    try {
      const received = service.transaction(() => step(line, clock.now()));
      for (const publish of received) publish();
    } catch (error) {
      // The receipts stay as they are and are taken up again at the next start.
      log.error({ err: error, address: line.address }, "legs could not be moved on");
      line.legs = [];
    }
    schedule(line);
  };

  /** Moves on what is due; answers what is to be told after the commit. */
  const step = (line: Line, now: number): (() => void)[] => {
    const isOn = phones.isOn(line.address);
    const told: (() => void)[] = [];
    const left: Leg[] = [];
    for (const leg of line.legs) {
      if (!leg.isSent && leg.sentAt <= now) {
        service.receipts.advance(leg.receipt.sid, "sent");
        leg.isSent = true;
      }
      // A switched-off handset keeps its legs at `sent` (behaviour 3.6 leaves longer waits to the carrier).
      if (leg.isSent && isOn && leg.deliveredAt <= now) {
        told.push(phones.receive(leg.receipt, leg.message));
        service.receipts.advance(leg.receipt.sid, "delivered");
      } else {
        left.push(leg);
      }
    }
    line.legs = left;
    return told;
  };

  const unsubscribeService = service.events.subscribe((event) => {
    if (event.type === "legQueued") take(event.receipt, event.message);
  });
  const unsubscribePhones = phones.events.subscribe((event) => {
    if (event.type !== "phoneChanged") return;
    const line = lines.get(event.phone.address);
    if (line !== undefined) schedule(line);
  });

  const clear = () => {
    for (const line of lines.values()) line.cancelTimer();
    lines.clear();
  };

  return {
    resume() {
      for (const receipt of service.receipts.pending()) {
        take(receipt, service.messages.get(receipt.conversationSid, receipt.messageSid));
      }
    },
    clear,
    close() {
      unsubscribeService();
      unsubscribePhones();
      clear();
    },
  };
}

function lineTo(lines: Map<Address, Line>, address: Address): Line {
  const existing = lines.get(address);
  if (existing !== undefined) return existing;
  const line: Line = { address, legs: [], cancelTimer: () => {} };
  lines.set(address, line);
  return line;
}

/** When something happens next on this line; undefined while it waits for the phone to be switched on. */
function nextStepAt(line: Line, isOn: boolean): number | undefined {
  const unsent = line.legs.find((leg) => !leg.isSent)?.sentAt;
  const undelivered = isOn ? line.legs[0]?.deliveredAt : undefined;
  if (unsent === undefined) return undelivered;
  return undelivered === undefined ? unsent : Math.min(unsent, undelivered);
}
