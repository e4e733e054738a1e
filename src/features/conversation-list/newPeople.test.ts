import { beforeAll, expect, test } from "vitest";
import { loadPhoneMetadata } from "../../domain/phoneNumbers.ts";
import { readPerson } from "./newPeople.ts";

beforeAll(loadPhoneMetadata);

test.each([
  ["+1 650 555 1111", { kind: "phone", number: "+16505551111" }],
  ["(650) 555-1111", { kind: "phone", number: "+16505551111" }],
  ["+44 7700 900483", { kind: "phone", number: "+447700900483" }],
  ["ben", { kind: "chat", identity: "ben" }],
  [" Lena Park ", { kind: "chat", identity: "Lena Park" }],
  ["4711", { problem: "tooShort" }],
  ["", { problem: "empty" }],
])("reads %j", (text, expected) => {
  expect(readPerson(text, "US")).toMatchObject(expected);
});
