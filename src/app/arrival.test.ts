import { describe, expect, it } from "vitest";
import { invitationIn, refusalIn } from "./arrival.ts";

describe("invitationIn", () => {
  it.each([
    ["/invite", "#abc.def.ghi", "abc.def.ghi"],
    ["/invite", "", null],
    ["/invite", "#", null],
    ["/", "#abc.def.ghi", null],
    ["/c/CH1", "#abc", null],
  ])("%s%s: %s", (pathname, hash, expected) => {
    expect(invitationIn({ pathname, hash })).toBe(expected);
  });
});

describe("refusalIn", () => {
  it.each([
    ["?refused=notAllowed", "notAllowed"],
    ["?refused=<script>", null],
    ["?refused=toString", null],
    ["", null],
  ])("%s: %s", (search, expected) => {
    expect(refusalIn({ search })).toBe(expected);
  });
});
