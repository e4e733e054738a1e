import { defineConfig } from "playwright/test";
import base from "../../playwright.config.ts";

/** Draws the pictures of docs/screenshots and the icons of public/; no tests. */
export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "*.shots.ts",
  outputDir: "../../test-results/shots",
});
