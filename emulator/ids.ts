import { randomBytes } from "node:crypto";

/** Where new sids come from: random in use, counted in tests. */
export interface Ids {
  /** Two letters and 32 hex digits. */
  sid<Sid extends string>(prefix: string): Sid;
}

/** Random bytes are asked for by the block: the system call takes longer than the rest of a text's bookkeeping. */
const blockBytes = 16 * 256;
let block = Buffer.alloc(0);

export const randomIds: Ids = {
  sid: <Sid extends string>(prefix: string) => {
    if (block.length === 0) block = randomBytes(blockBytes);
    const hex = block.toString("hex", 0, 16);
    block = block.subarray(16);
    // The caller names the kind that goes with its prefix.
    return `${prefix}${hex}` as Sid;
  },
};

/** Sids that count up from 1, the same in every run. */
export function createCountingIds(): Ids {
  let last = 0;
  return {
    sid: <Sid extends string>(prefix: string) => {
      last += 1;
      // As above.
      return `${prefix}${last.toString(16).padStart(32, "0")}` as Sid;
    },
  };
}
