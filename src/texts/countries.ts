const names = new Intl.DisplayNames(undefined, { type: "region", fallback: "code" });

/** The name of an ISO 3166 country in the reader's language. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}

/** The country that the reader's browser names, for numbers typed without a country code. */
export function homeCountry(): string {
  return new Intl.Locale(navigator.language).maximize().region ?? "US";
}
