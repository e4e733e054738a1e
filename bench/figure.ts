import { rounded } from "./median.ts";

/** What was measured, beside what it should be. */
export interface Figure {
  value: number;
  goal: string;
  met: boolean;
}

export function figure(value: number, { atMost }: { atMost: number }): Figure {
  return { value: rounded(value), goal: `at most ${atMost}`, met: value <= atMost };
}
