import type { ReceiptRow } from "../store/rows.ts";

/** How long a leg takes. Tests give zeros; later kinds of phones give outcomes. */
export interface CarrierPolicy {
  /** From Twilio to the carrier: queued → sent. */
  sentDelayMs(leg: ReceiptRow): number;
  /** From the carrier to the handset: sent → delivered. */
  deliveredDelayMs(leg: ReceiptRow): number;
}

/** Every leg at once, for tests. */
export const instantCarrier: CarrierPolicy = { sentDelayMs: () => 0, deliveredDelayMs: () => 0 };

/** Slow enough that a person sees the marks change, quick enough that nobody waits. */
export const realisticCarrier: CarrierPolicy = {
  sentDelayMs: (leg) => 150 + spread(leg.sid, 0) * 250,
  deliveredDelayMs: (leg) => 250 + spread(leg.sid, 4) * 650,
};

/** 0 to 1, taken from the receipt's own sid, so that a leg always takes the same time. */
function spread(sid: string, at: number): number {
  return Number.parseInt(sid.slice(-8 + at, -4 + at || undefined), 16) / 0xffff;
}
