import { type Address, numberOf } from "../../domain/address.ts";

/** A number for a new phone that nobody real has (555 numbers are kept for fiction) and no phone here. */
export function suggestNumber(taken: readonly Address[]): string {
  const numbers = new Set<string>(taken.map(numberOf));
  for (let digit = 1; digit <= 9; digit += 1) {
    const line = String(digit).repeat(4);
    if (!numbers.has(`+1650555${line}`)) return `+1 650 555 ${line}`;
  }
  const line = String(1000 + taken.length);
  return `+1 650 555 ${line}`;
}
