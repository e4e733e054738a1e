import { perLocale } from "./locale.ts";

const names = perLocale(
  (locale) => new Intl.DisplayNames(locale, { type: "region", fallback: "code" }),
);

/** The name of an ISO 3166 country in the reader's language. */
export function countryName(code: string): string {
  return names().of(code) ?? code;
}
