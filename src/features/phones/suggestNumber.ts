import { type Address, numberOf, type PhoneChannel } from "../../domain/address.ts";

/** Places where the numbers of new phones are from. */
const areas = ["202", "212", "305", "312", "415", "503", "617", "702", "808"];

/**
 * A number for a new phone that looks like somebody's and is nobody's: numbers with 555 and British ones of 07700 900 are
 * kept for fiction. The first ones are easy to tell apart.
 */
export function suggestNumber(
  taken: readonly Address[],
  channel: PhoneChannel,
  random: () => number = Math.random,
): string {
  const numbers = new Set<string>(taken.map(numberOf));
  const isFree = (number: string) => !numbers.has(number.replaceAll(" ", ""));
  const easy = Array.from({ length: 9 }, (_, at) => `+1 650 555 ${String(at + 1).repeat(4)}`);
  const found = channel === "sms" ? easy.find(isFree) : undefined;
  return found ?? randomNumber(numbers, channel, random);
}

export function randomNumber(
  taken: ReadonlySet<string>,
  channel: PhoneChannel,
  random: () => number = Math.random,
): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
  const draw = () => {
    if (channel === "whatsapp") return `+44 7700 900${digits(3)}`;
    return `+1 ${areas[Math.floor(random() * areas.length)] ?? "212"} 555 01${digits(2)}`;
  };
  let number = draw();
  for (let tries = 0; tries < 100 && taken.has(number.replaceAll(" ", "")); tries += 1) {
    number = draw();
  }
  return number;
}
