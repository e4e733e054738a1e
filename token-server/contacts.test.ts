import { expect, it } from "vitest";
import { isAllowedAvatar } from "./contacts.ts";

const hosts = ["https://cdn.example.org", "https://*.example.net:8443", "http://127.0.0.1:4000"];

it.each([
  ["https://cdn.example.org/maya.png", true],
  ["https://cdn.example.org:443/maya.png", true],
  ["https://a.b.example.net:8443/maya.png", true],
  ["http://127.0.0.1:4000/maya.png", true],
  ["https://cdn.example.org:8443/maya.png", false],
  ["https://a.example.net/maya.png", false],
  ["https://example.net:8443/maya.png", false],
  ["https://notexample.net:8443/maya.png", false],
  ["https://cdn.example.org@elsewhere.example/maya.png", false],
  ["http://cdn.example.org/maya.png", false],
  ["data:image/png;base64,AAAA", false],
  ["maya.png", false],
])("a picture at %s: %s", (url, isAllowed) => {
  expect(isAllowedAvatar(url, hosts)).toBe(isAllowed);
});
