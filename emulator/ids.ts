import { randomBytes } from "node:crypto";

/** Where new sids come from: random in use, counted in tests. */
export interface Ids {
  /** Two letters and 32 hex digits. */
  sid<Sid extends string>(prefix: string): Sid;
}

export const randomIds: Ids = {
  // The caller names the kind that goes with its prefix.
  sid: <Sid extends string>(prefix: string) => `${prefix}${randomBytes(16).toString("hex")}` as Sid,
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
