/** Dates on the wire: ISO 8601 in UTC. Takes epoch milliseconds. */
export function isoDate(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
