import type { SidKinds, SidPrefix } from "../domain/sids.ts";
import { isSid } from "../domain/sids.ts";

/** A sid of the SDK as ours; throws when it is none, for nothing can be done with such an entity. */
export function requireSid<Prefix extends SidPrefix>(
  prefix: Prefix,
  text: string,
): SidKinds[Prefix] {
  if (!isSid(prefix, text)) throw new Error(`"${text}" is no ${prefix} sid`);
  return text;
}
