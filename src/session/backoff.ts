const firstDelayMs = 1000;
const longestDelayMs = 30_000;

/** How long to wait before the next try: 1 s, then double, at most 30 s. `attempt` counts from 0. */
export function backoffMs(attempt: number): number {
  return Math.min(firstDelayMs * 2 ** attempt, longestDelayMs);
}
