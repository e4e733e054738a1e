import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Languages of the app. The picker asks for `<locale>/data.json` and `<locale>/messages.json`. */
const locales = ["en", "de"];
const files = ["data.json", "messages.json"];
const { resolve } = createRequire(import.meta.url);

/**
 * Puts emojibase's data beside the app, so that the emoji picker asks nobody else for it.
 * @returns {import("vite").Plugin}
 */
export function emojiData() {
  const paths = new Map(
    locales.flatMap((locale) =>
      files.map((file) => [`emoji/${locale}/${file}`, resolve(`emojibase-data/${locale}/${file}`)]),
    ),
  );
  return {
    name: "partyline:emoji-data",
    async generateBundle() {
      for (const [fileName, path] of paths) {
        this.emitFile({ type: "asset", fileName, source: await readFile(path) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = paths.get(request.url?.slice(1).split("?")[0] ?? "");
        if (path === undefined) return next();
        response.setHeader("content-type", "application/json");
        return createReadStream(path).pipe(response);
      });
    },
  };
}
