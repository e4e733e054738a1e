import type { Address } from "../../src/domain/address.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Service } from "../service/service.ts";
import type { MessageRow, ReceiptRow } from "../store/rows.ts";
import type { CarrierPolicy } from "./carrierPolicy.ts";
import { defaultUnreachableAfterMs } from "./carrierPolicy.ts";
import { type LegOutcome, outcomeOf } from "./legOutcome.ts";
import type { Phones } from "./phones.ts";

/** Between Twilio and the handsets: takes every queued leg, moves its receipt on and puts the text on the phone. */
export interface Carrier {
  /** Takes up the legs that were on their way when the program ended. */
  resume(): void;
  policy(): CarrierPolicy;
  /** Another policy; legs on their way keep their delays. */
  use(policy: CarrierPolicy): void;
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
  /** Since when a phone that is switched off is waited for. */
  triedFrom: number;
}

/** One handset's legs, in the order of sending: a text never overtakes another on the way to the same phone. */
interface Line {
  address: Address;
  legs: Leg[];
  cancelTimer: () => void;
}

export function createCarrier(options: CarrierOptions): Carrier {
  const { service, phones, clock, log } = options;
  let { policy } = options;
  const lines = new Map<Address, Line>();

  const take = (receipt: ReceiptRow, message: MessageRow) => {
    const line = lineTo(lines, receipt.to);
    const last = line.legs.at(-1);
    const isSent = receipt.status !== "queued";
    const sentAt = isSent
      ? clock.now()
      : Math.max(clock.now() + policy.sentDelayMs(receipt), last?.sentAt ?? 0);
    const deliveredAt = Math.max(sentAt + policy.deliveredDelayMs(receipt), last?.deliveredAt ?? 0);
    const triedFrom = isSent ? receipt.dateUpdated : sentAt;
    line.legs.push({ receipt, message, isSent, sentAt, deliveredAt, triedFrom });
    schedule(line);
  };

  const schedule = (line: Line) => {
    line.cancelTimer();
    if (line.legs.length === 0) {
      lines.delete(line.address);
      return;
    }
    const at = nextStepAt(line, waysEnd(line));
    if (at === undefined) return;
    line.cancelTimer = clock.after(Math.max(0, at - clock.now()), () => run(line));
  };

  /** When a leg of this line comes to its end: never, for a WhatsApp phone that is switched off. */
  const waysEnd = ({ address }: Line): ((leg: Leg) => number) => {
    const outcome = outcomeOf(address, phones.stateOf(address));
    if (outcome.kind !== "wait") return (leg) => leg.deliveredAt;
    if (outcome.untilFailing === null) return () => Infinity;
    const patience = policy.unreachableAfterMs ?? defaultUnreachableAfterMs;
    return (leg) => Math.max(leg.deliveredAt, leg.triedFrom + patience);
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
    const outcome = outcomeOf(line.address, phones.stateOf(line.address));
    const endOf = waysEnd(line);
    const told: (() => void)[] = [];
    const left: Leg[] = [];
    for (const leg of line.legs) {
      if (!leg.isSent && leg.sentAt <= now) {
        service.receipts.advance(leg.receipt.sid, "sent");
        leg.isSent = true;
      }
      if (!leg.isSent || endOf(leg) > now) left.push(leg);
      else told.push(...finish(leg, outcome));
    }
    line.legs = left;
    return told;
  };

  const finish = ({ receipt, message }: Leg, outcome: LegOutcome): (() => void)[] => {
    if (outcome.kind === "deliver") {
      const publish = phones.receive(receipt, message);
      service.receipts.advance(receipt.sid, "delivered");
      return [publish];
    }
    const errorCode = outcome.kind === "fail" ? outcome.errorCode : outcome.untilFailing;
    if (errorCode !== null) service.receipts.advance(receipt.sid, "undelivered", errorCode);
    return [];
  };

  const unsubscribeService = service.events.subscribe((event) => {
    if (event.type === "legQueued") take(event.receipt, event.message);
    if (event.type === "automaticReply") phones.receiveReply(event);
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
    policy: () => policy,
    use(changed) {
      policy = changed;
      for (const line of lines.values()) schedule(line);
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

/** When something happens next on this line; undefined while it waits for the phone. */
function nextStepAt(line: Line, endOf: (leg: Leg) => number): number | undefined {
  const unsent = line.legs.find((leg) => !leg.isSent)?.sentAt ?? Infinity;
  const ended = line.legs[0] === undefined ? Infinity : endOf(line.legs[0]);
  const at = Math.min(unsent, ended);
  return at === Infinity ? undefined : at;
}
