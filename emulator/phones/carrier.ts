import { type Address, channelOf } from "../../src/domain/address.ts";
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { Log } from "../log.ts";
import type { Service } from "../service/service.ts";
import type { MediaReference, MessageRow, ReceiptRow } from "../store/rows.ts";
import type { CarrierPolicy } from "./carrierPolicy.ts";
import { defaultUnreachableAfterMs } from "./carrierPolicy.ts";
import { endOfFailure, type LegOutcome, outcomeOf } from "./legOutcome.ts";
import type { Phones } from "./phones.ts";
import type { TemplateFiles } from "./templateFiles.ts";

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
  /** What has been ordered to go wrong. */
  faults?: Faults;
  templateFiles?: TemplateFiles;
}

interface Leg {
  receipt: ReceiptRow;
  message: MessageRow;
  sentAt: number;
  deliveredAt: number;
  /** Since when a phone that is switched off is waited for. */
  triedFrom: number;
  /** Of its template; it waits for them, and what comes after it too. */
  files: "loading" | "missing" | readonly MediaReference[] | undefined;
}

/** One handset's legs, in the order of sending: a text never overtakes another on the way to the same phone. */
interface Line {
  address: Address;
  unsent: Leg[];
  sent: Leg[];
  /** When the timer runs out. */
  wakesAt: number;
  cancelTimer: () => void;
}

/** "Media failed to download": nothing is left of the text. */
const mediaNotLoaded = 63019;

export function createCarrier(options: CarrierOptions): Carrier {
  const { service, phones, clock, log, faults, templateFiles } = options;
  let { policy } = options;
  const lines = new Map<Address, Line>();

  const take = (receipt: ReceiptRow, message: MessageRow) => {
    const line = lineTo(lines, receipt.to);
    const last = line.unsent.at(-1) ?? line.sent.at(-1);
    const isSent = receipt.status !== "queued";
    const sentAt = isSent
      ? clock.now()
      : Math.max(clock.now() + policy.sentDelayMs(receipt), last?.sentAt ?? 0);
    const deliveredAt = Math.max(sentAt + policy.deliveredDelayMs(receipt), last?.deliveredAt ?? 0);
    const triedFrom = isSent ? receipt.dateUpdated : sentAt;
    const loading = templateFiles?.(receipt, message);
    const files = loading === undefined ? undefined : "loading";
    const leg: Leg = { receipt, message, sentAt, deliveredAt, triedFrom, files };
    (isSent ? line.sent : line.unsent).push(leg);
    if (loading !== undefined) void load(line, leg, loading);
    schedule(line);
  };

  const load = async (line: Line, leg: Leg, loading: Promise<MediaReference[]>) => {
    try {
      leg.files = await loading;
    } catch (error) {
      log.warn({ err: error, to: leg.receipt.to }, "A file of a template could not be loaded");
      leg.files = "missing";
    }
    // A reset has taken it away meanwhile.
    if (lines.get(line.address) === line) schedule(line);
  };

  const schedule = (line: Line) => {
    if (line.unsent.length === 0 && line.sent.length === 0) lines.delete(line.address);
    const now = clock.now();
    const at = nextStepAt(line, waysEnd(line), now);
    if (at === line.wakesAt) return;
    line.cancelTimer();
    line.wakesAt = at;
    if (at < Infinity) line.cancelTimer = clock.after(at - now, () => run(line));
  };

  /** When a leg of this line comes to its end: never, for a WhatsApp phone that is switched off. */
  const waysEnd = (line: Line): ((leg: Leg) => number) => {
    const endOf = waysEndOfLoaded(line);
    return (leg) => (leg.files === "loading" ? Infinity : endOf(leg));
  };
  const waysEndOfLoaded = ({ address }: Line): ((leg: Leg) => number) => {
    const outcome = outcomeOf(address, phones.stateOf(address));
    if (outcome.kind !== "wait") return (leg) => leg.deliveredAt;
    if (outcome.untilFailing === null) return () => Infinity;
    const patience = policy.unreachableAfterMs ?? defaultUnreachableAfterMs;
    return (leg) => Math.max(leg.deliveredAt, leg.triedFrom + patience);
  };

  const run = (line: Line) => {
    line.wakesAt = Infinity;
    try {
      const received = service.transaction(() => step(line, clock.now()));
      for (const publish of received) publish();
    } catch (error) {
      // The receipts stay as they are and are taken up again at the next start.
      log.error({ err: error, address: line.address }, "legs could not be moved on");
      line.unsent = [];
      line.sent = [];
    }
    schedule(line);
  };

  /** Moves on what is due; answers what is to be told after the commit. */
  const step = (line: Line, now: number): (() => void)[] => {
    const outcome = outcomeOf(line.address, phones.stateOf(line.address));
    const endOf = waysEnd(line);
    const told: (() => void)[] = [];
    for (const leg of takeWhile(line.unsent, ({ sentAt }) => sentAt <= now)) {
      service.receipts.advance(leg.receipt.sid, "sent");
      line.sent.push(leg);
    }
    for (const leg of takeWhile(line.sent, (one) => endOf(one) <= now)) {
      told.push(...finish(leg, outcome));
    }
    return told;
  };

  const finish = ({ receipt, message, files }: Leg, outcome: LegOutcome): (() => void)[] => {
    const method = channelOf(receipt.to).toUpperCase();
    const ordered = faults?.take({ on: "leg", method, path: receipt.to });
    if (ordered !== undefined) {
      service.receipts.advance(receipt.sid, endOfFailure(ordered.code), ordered.code);
      return [];
    }
    if (files === "missing" && message.body === null) {
      service.receipts.advance(receipt.sid, "failed", mediaNotLoaded);
      return [];
    }
    if (outcome.kind === "deliver") {
      const loaded = typeof files === "string" ? undefined : files;
      const publish = phones.receive(receipt, message, loaded);
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
  const line: Line = {
    address,
    unsent: [],
    sent: [],
    wakesAt: Infinity,
    cancelTimer: () => {},
  };
  lines.set(address, line);
  return line;
}

/** What falls due in the same hundredth of a second is moved on together, in one transaction. */
const tickMs = 10;

/** When something happens next on this line; Infinity while it waits for the phone. */
function nextStepAt({ unsent, sent }: Line, endOf: (leg: Leg) => number, now: number): number {
  const at = Math.min(
    unsent[0]?.sentAt ?? Infinity,
    sent[0] === undefined ? Infinity : endOf(sent[0]),
  );
  return at <= now ? now : Math.ceil(at / tickMs) * tickMs;
}

/** Takes the first ones away, as many as fit. Neither queue ever has an earlier leg behind a later one. */
function takeWhile(legs: Leg[], fits: (leg: Leg) => boolean): Leg[] {
  const end = legs.findIndex((leg) => !fits(leg));
  return legs.splice(0, end === -1 ? legs.length : end);
}
