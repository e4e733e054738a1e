import { defineConfig } from "playwright/test";

const isRoot = process.getuid?.() === 0;
const chromium = process.env["CHROMIUM"];

/** The browser comes from scripts/lib/findBrowser.mjs; each worker starts a program of its own, on a port of its own. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A test that passes only when tried again is a failed test.
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  // A story starts a program and a browser of its own; on a busy machine that alone takes a while. Both limits are only
  // reached by what fails: they are as wide as a slow machine needs.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    // A trace costs every story as much time again as it takes: TRACE=1 records those that fail.
    trace: process.env["TRACE"] === "1" ? "retain-on-failure" : "off",
    launchOptions: {
      ...(chromium !== undefined && { executablePath: chromium }),
      // Chromium refuses its sandbox to root, and only to root.
      args: isRoot ? ["--no-sandbox"] : [],
    },
  },
});
