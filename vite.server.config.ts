import { defineConfig } from "vite";

/** Bundles our own server code for `npm start`; packages stay in node_modules and are loaded from there. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: "dist/server",
    emptyOutDir: true,
    target: "node20",
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: "token-server/main.ts",
        invite: "operator/invite.ts",
        revoke: "operator/revoke.ts",
        doctor: "operator/doctor/main.ts",
        setup: "operator/setup/main.ts",
        emulator: "emulator/main.ts",
        library: "emulator/library.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
