import type { Address } from "../../src/domain/address.ts";
import type { Database } from "./database.ts";

/** Since when something holds between a phone and a sender: a window, an opt-out, a membership of the sandbox. */
export interface PairTime {
  address: Address;
  /** The Twilio number, or the messaging service where that is the scope. */
  sender: string;
  /** Epoch ms. */
  at: number;
}

export interface PairTimesTable {
  get(address: Address, sender: string): number | undefined;
  put(address: Address, sender: string, at: number): void;
  remove(address: Address, sender: string): boolean;
  all(): PairTime[];
}

export function createPairTimesTable(
  database: Database,
  name: "whatsappWindows" | "optOuts" | "sandboxMembers",
): PairTimesTable {
  const get = `select at from ${name} where address = ? and sender = ?`;
  const put =
    `insert into ${name} (address, sender, at) values (?, ?, ?)` +
    " on conflict (address, sender) do update set at = excluded.at";
  const remove = `delete from ${name} where address = ? and sender = ?`;
  return {
    get(address, sender) {
      const at = database.get(get, address, sender)?.["at"];
      return at === undefined ? undefined : Number(at);
    },
    put: (address, sender, at) => void database.run(put, address, sender, at),
    remove: (address, sender) => database.run(remove, address, sender) > 0,
    all: () =>
      database.all(`select address, sender, at from ${name}`).map((row) => ({
        // Only `put` writes it.
        address: row["address"] as Address,
        sender: String(row["sender"]),
        at: Number(row["at"]),
      })),
  };
}
