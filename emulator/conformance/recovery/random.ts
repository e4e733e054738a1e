/** Random numbers that a seed repeats (mulberry32). */
export interface Random {
  /** 0 up to, not including, `below`. */
  int(below: number): number;
  chance(part: number): boolean;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    chance: (part) => next() < part,
    // An index below the length.
    pick: (values) => values[int(values.length)] ?? values[0],
  };
}
