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
  const put =
    `insert into ${name} (address, sender, at) values (?, ?, ?)` +
    " on conflict (address, sender) do update set at = excluded.at";
  const remove = `delete from ${name} where address = ? and sender = ?`;
  const readAll = (): PairTime[] =>
    database.all(`select address, sender, at from ${name}`).map((row) => ({
      // Only `put` writes it.
      address: row["address"] as Address,
      sender: String(row["sender"]),
      at: Number(row["at"]),
    }));

  // Each leg asks, and there are few.
  let kept: Map<string, number> | undefined;
  database.onRollback(() => {
    kept = undefined;
  });
  const keyOf = (address: Address, sender: string) => `${address} ${sender}`;
  const all = () => {
    kept ??= new Map(readAll().map(({ address, sender, at }) => [keyOf(address, sender), at]));
    return kept;
  };

  return {
    get: (address, sender) => all().get(keyOf(address, sender)),
    put(address, sender, at) {
      database.run(put, address, sender, at);
      all().set(keyOf(address, sender), at);
    },
    remove(address, sender) {
      all().delete(keyOf(address, sender));
      return database.run(remove, address, sender) > 0;
    },
    all: readAll,
  };
}
