/*
 * What the service's time is. Twilio's is everybody's; that of the emulator can be moved, and windows close by it
 * (docs/emulator.md, the clock).
 */
let offsetMs = 0;
const listeners = new Set<() => void>();

export function serviceNow(): number {
  return Date.now() + offsetMs;
}

/** How far it is ahead of the real time. */
export function setServiceClock(aheadMs: number): void {
  if (aheadMs === offsetMs) return;
  offsetMs = aheadMs;
  for (const listener of listeners) listener();
}

export function subscribeToServiceClock(onMove: () => void): () => void {
  listeners.add(onMove);
  return () => listeners.delete(onMove);
}
