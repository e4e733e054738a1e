import { beforeAll, describe, expect, test } from "vitest";
import type { Address } from "./address.ts";
import { parseAddress } from "./address.ts";
import {
  countries,
  countryOf,
  formatAddress,
  loadPhoneMetadata,
  readPhoneNumber,
} from "./phoneNumbers.ts";

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed === undefined) throw new Error(`${text} is no address`);
  return parsed;
}

describe("before the metadata is loaded", () => {
  test("American numbers are grouped, others shown as they are", () => {
    expect(formatAddress(address("+16505551111"))).toBe("+1 650 555 1111");
    expect(formatAddress(address("+447700900483"))).toBe("+447700900483");
    expect(countryOf(address("+16505551111"))).toBeNull();
  });
});

describe("with the metadata", () => {
  beforeAll(loadPhoneMetadata);

  test.each([
    ["+16505551111", "+1 650 555 1111", "US"],
    ["whatsapp:+447700900483", "+44 7700 900483", "GB"],
    ["+12025550143", "+1 202 555 0143", "US"],
    ["+33612345678", "+33 6 12 34 56 78", "FR"],
  ])("%s is shown as %s, %s", (text, formatted, country) => {
    expect(formatAddress(address(text))).toBe(formatted);
    expect(countryOf(address(text))).toBe(country);
  });

  test.each([
    ["(650) 555-1111", "US", { number: "+16505551111" }],
    ["+44 7700 900483", "US", { number: "+447700900483" }],
    ["07700 900483", "GB", { number: "+447700900483" }],
    ["650", "US", { problem: "tooShort" }],
    ["650 555 1111 2222", "US", { problem: "tooLong" }],
    ["alice", "US", { problem: "invalid" }],
    ["  ", "US", { problem: "empty" }],
  ])("%s typed in %s reads as %o", (text, country, reading) => {
    expect(readPhoneNumber(text, country)).toEqual(reading);
  });

  test("countries can be chosen", () => {
    expect(countries()).toContainEqual({ code: "GB", callingCode: "44" });
  });
});
