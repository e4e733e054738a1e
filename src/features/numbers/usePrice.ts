import { useState } from "react";
import { formatNumber } from "../../texts/locale.ts";

const storageKey = "partyline.numberPrice";
/** What Twilio asks for a local number in the United States. */
const usualPrice = 1.15;

export interface Price {
  /** As typed. */
  text: string;
  /** Null while it is no amount. */
  amount: number | null;
  set(text: string): void;
}

/** What a number costs a month. Kept in this browser: it is of no use to others. */
export function usePrice(): Price {
  const [text, setText] = useState(read);
  const amount = Number(text.replace(",", "."));
  return {
    text,
    amount: text.trim() !== "" && Number.isFinite(amount) && amount >= 0 ? amount : null,
    set(next) {
      setText(next);
      try {
        localStorage.setItem(storageKey, next);
      } catch {
        // Then it lasts until the page is left.
      }
    },
  };
}

function read(): string {
  try {
    return localStorage.getItem(storageKey) ?? formatNumber(usualPrice, 2);
  } catch {
    return formatNumber(usualPrice, 2);
  }
}
