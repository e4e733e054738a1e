import type { ReceiptRow } from "../store/rows.ts";

/** How long a leg takes, and how long it is tried. */
export interface CarrierPolicy {
  /** From Twilio to the carrier: queued → sent. */
  sentDelayMs(leg: ReceiptRow): number;
  /** From the carrier to the handset: sent → delivered. */
  deliveredDelayMs(leg: ReceiptRow): number;
  /** After this long a text to a phone that is switched off fails with 30003. Absent: ten minutes. */
  unreachableAfterMs?: number;
  /** The numbers behind it, if it goes by numbers. */
  settings?: CarrierSettings;
}

export interface DelayRange {
  min: number;
  max: number;
}

/** A policy in numbers, as `/_emulator/carrier` shows and takes it. */
export interface CarrierSettings {
  sentDelayMs: DelayRange;
  deliveredDelayMs: DelayRange;
  unreachableAfterMs: number;
}

/** Twilio tries for hours; nobody watches a demo that long. */
export const defaultUnreachableAfterMs = 10 * 60_000;

/** Slow enough that a person sees the marks change, quick enough that nobody waits. */
const realisticSettings: CarrierSettings = {
  sentDelayMs: { min: 150, max: 400 },
  deliveredDelayMs: { min: 250, max: 900 },
  unreachableAfterMs: defaultUnreachableAfterMs,
};

const atOnce: DelayRange = { min: 0, max: 0 };

const instantSettings: CarrierSettings = {
  sentDelayMs: atOnce,
  deliveredDelayMs: atOnce,
  unreachableAfterMs: defaultUnreachableAfterMs,
};

/** Delays spread over the ranges. */
export function carrierFrom(settings: CarrierSettings): CarrierPolicy {
  return {
    sentDelayMs: (leg) => within(settings.sentDelayMs, spread(leg.sid, 0)),
    deliveredDelayMs: (leg) => within(settings.deliveredDelayMs, spread(leg.sid, 4)),
    unreachableAfterMs: settings.unreachableAfterMs,
    settings,
  };
}

/** Every leg at once, for tests. */
export const instantCarrier: CarrierPolicy = carrierFrom(instantSettings);

export const realisticCarrier: CarrierPolicy = carrierFrom(realisticSettings);

function within({ min, max }: DelayRange, part: number): number {
  return min + part * (max - min);
}

/** 0 to 1, taken from the receipt's own sid, so that a leg always takes the same time. */
function spread(sid: string, at: number): number {
  return Number.parseInt(sid.slice(-8 + at, -4 + at || undefined), 16) / 0xffff;
}
