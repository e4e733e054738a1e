import { rounded } from "./median.ts";

/** What was measured, beside what it should be. */
export interface Figure {
  value: number;
  goal: string;
  met: boolean;
}

export function figure(value: number, goal: { atMost: number } | { atLeast: number }): Figure {
  const isMost = "atMost" in goal;
  return {
    value: rounded(value),
    goal: isMost ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`,
    met: isMost ? value <= goal.atMost : value >= goal.atLeast,
  };
}
