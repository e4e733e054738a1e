import { expect, test } from "vitest";
import { isAllowedTarget } from "./webhookTargets.ts";

test.each([
  ["http://127.0.0.1:3000/x", true],
  ["http://localhost/x", true],
  ["https://hooks.localhost/x", true],
  ["http://[::1]:3000/", true],
  ["http://127.0.0.1.example.com/", false],
  ["http://localhost.example.com/", false],
  ["http://10.0.0.1/", false],
  ["http://169.254.169.254/latest", false],
  ["http://0.0.0.0/", false],
  ["ftp://127.0.0.1/", false],
  ["file:///etc/passwd", false],
  ["not a url", false],
])("HOOK14 without a list %s is %s", (url, allowed) => {
  expect(isAllowedTarget(url, [])).toBe(allowed);
});

test("HOOK14 a list names hosts, or hosts with their port; a star allows all", () => {
  expect(isAllowedTarget("https://app.test/hook", ["app.test"])).toBe(true);
  expect(isAllowedTarget("https://app.test:8443/hook", ["app.test"])).toBe(true);
  expect(isAllowedTarget("https://app.test:8443/hook", ["App.test:8443"])).toBe(true);
  expect(isAllowedTarget("https://app.test/hook", ["app.test:8443"])).toBe(false);
  expect(isAllowedTarget("https://other.test/hook", ["app.test"])).toBe(false);
  expect(isAllowedTarget("https://other.test/hook", ["*"])).toBe(true);
});
