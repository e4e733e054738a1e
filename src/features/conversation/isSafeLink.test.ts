import { expect, test } from "vitest";
import { isSafeLink } from "./isSafeLink.ts";

test.each([
  ["https://example.org/a?b#c", true],
  ["HTTP://EXAMPLE.ORG", true],
  ["example.org", true],
  ["example.org:8080/x:y", true],
  ["javascript:alert(1)", false],
  ["javascript://example.org/%0aalert(1)", false],
  ["data:text/html,x", false],
  ["ftp://example.org", false],
  ["file:///etc/passwd", false],
  ["vbscript:x.yz", false],
])("%s: %s", (text, expected) => {
  expect(isSafeLink(text)).toBe(expected);
});
