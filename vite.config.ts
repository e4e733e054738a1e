import { createRequire } from "node:module";
import { dirname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { emojiData } from "./scripts/lib/emojiData.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Paths of the token server and the emulator; `npm run dev` sends them to the process started beside Vite. */
const serverPaths = [
  "/api",
  "/webhooks",
  "/health",
  "/metrics",
  "/v1",
  "/v2",
  "/v3",
  "/2010-04-01",
  "/mcs",
  "/_emulator",
];
const serverUrl = process.env["DEV_SERVER_URL"] ?? "http://127.0.0.1:8080";

/**
 * The page's scroll bar is hidden, while a dialog is open, by a style element, which the Content-Security-Policy does not
 * let through. The page never scrolls, so there is none to hide.
 */
const noInlineStyle = {
  find: /^react-remove-scroll-bar$/,
  replacement: resolve(root, "scripts/lib/noScrollBar.mjs"),
};

export default defineConfig({
  root,
  base: "/",
  plugins: [react(), tailwindcss(), emojiData()],
  resolve: { alias: [...twilioSdkAliases(), noInlineStyle] },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(
      serverPaths.map((path) => [path, { target: serverUrl, ws: path === "/v3" }]),
    ),
  },
  build: {
    outDir: "dist/app",
    emptyOutDir: true,
    manifest: true,
    // Browsers of mid-2024 and later know light-dark() and oklch(): no second copy of every colour.
    target: ["chrome123", "firefox128", "safari17.5"],
  },
  test: {
    environment: "node",
    // The SDK leaves promises of its own without a handler when a connection dies under a read.
    onUnhandledError: (error) => error.name !== "SyncError",
    // A failing property test names its seed; give it the time to shrink before the runner gives up.
    testTimeout: 20_000,
    // A second is too short for a fact that travels through a real socket on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: { name: "src", include: ["src/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: ["{emulator,token-server,lint,scripts,bench}/**/*.test.ts"],
          // One load of the SDK and of Twilio's helper for all files, which takes longer than most of the tests. So no
          // test here may count on a module that is fresh.
          isolate: false,
        },
      },
    ],
  },
});

/**
 * The browser build of @twilio/conversations requires core-js polyfills that no browser we support needs, and npm
 * installs one copy of @babel/runtime for each of its packages. Leaving the first out and keeping one copy of the
 * second takes the SDK from 139 to 85 kB (gzip). The SDK's own code is bundled as published; see
 * docs/decisions/0002-lint-and-types.md.
 */
function twilioSdkAliases() {
  const sdk = createRequire(import.meta.url).resolve("@twilio/conversations");
  const babelRuntime = dirname(createRequire(sdk).resolve("@babel/runtime/package.json"));
  return [
    { find: /^core-js\/modules\/.*/, replacement: resolve(root, "scripts/lib/empty.mjs") },
    { find: /^@babel\/runtime\//, replacement: babelRuntime + sep },
  ];
}
