import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressed } from "./scripts/lib/compressed.mjs";
import { emojiData } from "./scripts/lib/emojiData.mjs";
import { startChunks } from "./scripts/lib/startChunks.mjs";

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

export default defineConfig(({ command }) => ({
  root,
  base: "/",
  plugins: [react(), tailwindcss(), emojiData(), compressed()],
  resolve: { alias: [...twilioSdkAliases(command), noInlineStyle] },
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
    rolldownOptions: { output: { codeSplitting: { groups: startChunks() } } },
  },
  test: {
    environment: "node",
    // The runner leaves a core to itself, and so would use one of two; much of what the tests do is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The SDK leaves promises of its own without a handler when a connection dies under a read, and closes a socket that is
    // slow to connect without listening to what `ws` says about that.
    onUnhandledError: (error) =>
      error.name !== "SyncError" &&
      error.message !== "WebSocket was closed before the connection was established",
    // A failing property test names its seed; give it the time to shrink before the runner gives up.
    // Starting the servers of a file takes long on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second is too short for a fact that travels through a real socket on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: { name: "src", include: ["src/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: ["{emulator,token-server,operator,lint,scripts,bench}/**/*.test.ts"],
          // One load of the SDK and of Twilio's helper for all files, which takes longer than most of the tests. So no
          // test here may count on a module that is fresh.
          isolate: false,
        },
      },
    ],
  },
}));

const sdkPackages = [
  "@twilio/conversations",
  "@twilio/declarative-type-validator",
  "@twilio/deprecation-decorator",
  "@twilio/mcs-client",
  "@twilio/notifications",
  "@twilio/operation-retrier",
  "@twilio/replay-event-emitter",
  "twilio-sync",
  "twilsock",
];

/**
 * Each package of Twilio's SDK holds its code twice: in `builds` as ES5 with polyfills, which is what a bundler takes by
 * itself, and in `dist` as it was compiled, for browsers of today. The second takes the SDK from 139 to 67 kB (gzip) and
 * starts sooner; not a line of it is changed. Vite's dev server cannot take it, because it is CommonJS in part: there,
 * the polyfills are left out and one copy of @babel/runtime is kept for all. See docs/decisions/0002-lint-and-types.md.
 */
function twilioSdkAliases(command: "build" | "serve") {
  const { resolve: find } = createRequire(import.meta.url);
  const ofSdk = createRequire(find("@twilio/conversations"));
  if (command === "build") {
    return sdkPackages.map((name) => ({
      find: new RegExp(`^${name}$`),
      replacement: resolve(dirname(ofSdk.resolve(`${name}/package.json`)), "dist/index.js"),
    }));
  }
  const babelRuntime = dirname(ofSdk.resolve("@babel/runtime/package.json"));
  return [
    { find: /^core-js\/modules\/.*/, replacement: resolve(root, "scripts/lib/empty.mjs") },
    { find: /^@babel\/runtime\//, replacement: babelRuntime + sep },
  ];
}
