import type { CountryCode } from "libphonenumber-js/min";
import type { Address, E164 } from "./address.ts";
import { isE164, numberOf } from "./address.ts";

type Metadata = typeof import("libphonenumber-js/min");

/*
 * The metadata is some 40 kB (gzip) that signing in does not need, so it is loaded by `loadPhoneMetadata`, which the
 * session waits for before it shows the first conversation. Until then numbers are grouped by a small rule of our own.
 */
let metadata: Metadata | undefined;
const shown = new Map<E164, ShownNumber>();

interface ShownNumber {
  text: string;
  country: string | null;
}

export async function loadPhoneMetadata(): Promise<void> {
  metadata ??= await import("libphonenumber-js/min");
  shown.clear();
}

/** An address as people read it, grouped by its own country's rules and without the channel: `+1 650 555 1111`. */
export function formatAddress(address: Address): string {
  return showNumber(numberOf(address)).text;
}

/** ISO 3166 country of an address; null while unknown and for numbers that belong to no country. */
export function countryOf(address: Address): string | null {
  return showNumber(numberOf(address)).country;
}

function showNumber(number: E164): ShownNumber {
  const known = shown.get(number);
  if (known !== undefined) return known;
  const fresh = readWith(metadata, number);
  shown.set(number, fresh);
  return fresh;
}

function readWith(loaded: Metadata | undefined, number: E164): ShownNumber {
  const parsed = loaded?.parsePhoneNumberFromString(number);
  if (loaded === undefined || parsed === undefined) {
    return { text: groupNumber(number), country: null };
  }
  const country = parsed.country ?? mainCountry(loaded, parsed.countryCallingCode);
  return { text: parsed.formatInternational(), country };
}

/** Made-up numbers (555, as in the seed) match no country of a shared calling code; the code's own country stands in. */
function mainCountry(loaded: Metadata, callingCode: string): string | null {
  if (callingCode === "1") return "US";
  return (
    loaded.getCountries().find((code) => loaded.getCountryCallingCode(code) === callingCode) ?? null
  );
}

function groupNumber(number: E164): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american === null ? number : `+1 ${american.slice(1).join(" ")}`;
}

export type PhoneNumberReading =
  | { number: E164 }
  | { problem: "empty" | "tooShort" | "tooLong" | "invalid" };

/**
 * Reads a number as somebody typed it, international (`+44 …`) or as it is dialled in `country` (ISO 3166). Checks the
 * length for that country and no more: a number that the metadata does not know yet may still exist.
 */
export function readPhoneNumber(text: string, country: string): PhoneNumberReading {
  const trimmed = text.trim();
  if (trimmed === "") return { problem: "empty" };
  if (metadata === undefined) return readWithoutMetadata(trimmed);
  const home = metadata.isSupportedCountry(country) ? country : undefined;
  const problem = metadata.validatePhoneNumberLength(trimmed, home);
  if (problem === "TOO_SHORT") return { problem: "tooShort" };
  if (problem === "TOO_LONG") return { problem: "tooLong" };
  const number = metadata.parsePhoneNumberFromString(trimmed, home)?.number;
  if (problem !== undefined || number === undefined || !isE164(number)) {
    return { problem: "invalid" };
  }
  return { number };
}

function readWithoutMetadata(text: string): PhoneNumberReading {
  const compact = text.replaceAll(/[\s().-]/g, "");
  return isE164(compact) ? { number: compact } : { problem: "invalid" };
}

/** The text of a number field after each key, grouped as it grows. */
export function formatAsTyped(text: string, country: string): string {
  if (metadata === undefined) return text;
  return new metadata.AsYouType(metadata.isSupportedCountry(country) ? country : undefined).input(
    text,
  );
}

export interface Country {
  /** ISO 3166. */
  code: string;
  /** Without the plus sign. */
  callingCode: string;
}

/** Countries to choose from; empty until the metadata is loaded. */
export function countries(): readonly Country[] {
  if (metadata === undefined) return [];
  const { getCountries, getCountryCallingCode } = metadata;
  return getCountries().map((code: CountryCode) => ({
    code,
    callingCode: getCountryCallingCode(code),
  }));
}
