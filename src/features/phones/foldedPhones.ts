import { type Address, isAddress } from "../../domain/address.ts";

const key = "partyline.foldedPhones";

/** Which handsets somebody has folded, kept in this browser. */
export function readFolded(): Address[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    const texts: unknown[] = Array.isArray(stored) ? stored : [];
    return texts.filter((text): text is Address => typeof text === "string" && isAddress(text));
  } catch {
    return [];
  }
}

export function writeFolded(phones: readonly Address[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(phones));
  } catch {
    // Then it lasts until the page is left.
  }
}
