/** The value in the middle: one bad run on a busy machine does not move it. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that is at least as large as `percent` % of them. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(Math.ceil((percent / 100) * sorted.length), 1);
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error("There are no values");
  return value;
}

/** Three digits after the point: what a reader can use. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
