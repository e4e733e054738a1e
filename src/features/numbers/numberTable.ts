import { type Address, channelOf, type PhoneChannel } from "../../domain/address.ts";
import { type TwilioNumber, numberLetter, servesChannel } from "../../domain/twilioNumber.ts";
import type { Assignment } from "./assignment.ts";

/** One phone and one Twilio number. */
export type NumberCell =
  /** More than one at once, or a number that the account no longer has, is a conflict. */
  | { kind: "taken"; by: readonly Assignment[]; conflict: "twice" | "notOwned" | null }
  /** Was taken by a conversation that is closed. */
  | { kind: "freed"; by: Assignment; isNext: boolean }
  | { kind: "free"; isNext: boolean }
  /** The number does not serve this phone's channel. */
  | { kind: "unfit" };

export interface NumberColumn {
  address: Address;
  /** Null for a number that the account no longer has. */
  letter: string | null;
}

export interface NumberRow {
  address: Address;
  channel: PhoneChannel;
  cells: readonly NumberCell[];
  /** In how many open conversations this phone is. */
  open: number;
  /** The number for the next conversation; null: one more number is needed. */
  next: NumberColumn | null;
}

export interface NumberTable {
  columns: readonly NumberColumn[];
  /** Those in most conversations first. */
  rows: readonly NumberRow[];
  /** The largest count of open conversations of any one phone. */
  fewest: number;
  owned: number;
}

/**
 * People by Twilio numbers. A pair of address and proxy address belongs to one open conversation at a time (Twilio,
 * 50416), so a phone needs as many numbers as it is in open conversations, and nobody needs more than the busiest phone.
 */
export function numberTable(
  assignments: readonly Assignment[],
  numbers: readonly TwilioNumber[],
): NumberTable {
  const columns = columnsOf(assignments, numbers);
  const phones = [...new Set(assignments.map(({ address }) => address))];
  const rows = phones
    .map((phone) => {
      const pairs = assignments.filter(({ address }) => address === phone);
      return rowOf(phone, pairs, columns, numbers);
    })
    .toSorted((a, b) => b.open - a.open || (a.address < b.address ? -1 : 1));
  return { columns, rows, fewest: rows[0]?.open ?? 0, owned: numbers.length };
}

function columnsOf(
  assignments: readonly Assignment[],
  numbers: readonly TwilioNumber[],
): NumberColumn[] {
  const owned = new Set(numbers.map(({ address }) => address));
  const lost = new Set(
    assignments
      .filter(({ state, proxyAddress }) => state !== "closed" && !owned.has(proxyAddress))
      .map(({ proxyAddress }) => proxyAddress),
  );
  return [
    ...numbers.map(({ address }, place) => ({ address, letter: numberLetter(place) })),
    ...[...lost].map((address) => ({ address, letter: null })),
  ];
}

function rowOf(
  address: Address,
  pairs: readonly Assignment[],
  columns: readonly NumberColumn[],
  numbers: readonly TwilioNumber[],
): NumberRow {
  const channel = channelOf(address);
  const cells = columns.map((column) => {
    const number = numbers.find((owned) => owned.address === column.address);
    return cellOf(
      pairs.filter(({ proxyAddress }) => proxyAddress === column.address),
      number,
      channel,
    );
  });
  const next = nextPlace(cells);
  return {
    address,
    channel,
    cells: cells.map((cell, place) =>
      cell.kind === "free" || cell.kind === "freed" ? { ...cell, isNext: place === next } : cell,
    ),
    open: pairs.filter(({ state }) => state !== "closed").length,
    next: columns[next] ?? null,
  };
}

function cellOf(
  pairs: readonly Assignment[],
  number: TwilioNumber | undefined,
  channel: PhoneChannel,
): NumberCell {
  const open = pairs.filter(({ state }) => state !== "closed");
  if (open.length > 1) return { kind: "taken", by: open, conflict: "twice" };
  if (open.length === 1) {
    return { kind: "taken", by: open, conflict: number === undefined ? "notOwned" : null };
  }
  if (number === undefined || !servesChannel(number, channel)) return { kind: "unfit" };
  const closed = pairs.at(-1);
  return closed === undefined
    ? { kind: "free", isNext: false }
    : { kind: "freed", by: closed, isNext: false };
}

/** As the dialogs choose (`numberChoices`): a number that this phone has never talked with comes before a freed one. */
function nextPlace(cells: readonly NumberCell[]): number {
  const free = cells.findIndex(({ kind }) => kind === "free");
  return free >= 0 ? free : cells.findIndex(({ kind }) => kind === "freed");
}
