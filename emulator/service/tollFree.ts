import type { Address } from "../../src/domain/address.ts";

const tollFree = /^\+18(?:00|33|44|55|66|77|88)/;

/** A number of the US or Canada whose texts have a network of their own. */
export function isTollFree(address: Address): boolean {
  return tollFree.test(address);
}
