import { perLocale } from "./locale.ts";

// Twilio's price list is in US dollars.
const dollars = perLocale(
  (locale) => new Intl.NumberFormat(locale, { style: "currency", currency: "USD" }),
);

/** "$3.45" as the reader's language writes it. */
export function formatDollars(amount: number): string {
  return dollars().format(amount);
}
