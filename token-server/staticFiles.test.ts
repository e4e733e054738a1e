import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { registerStaticFiles } from "./staticFiles.ts";

const script = "console.log('hello')";

async function serve() {
  const appDir = mkdtempSync(join(tmpdir(), "partyline-static-"));
  mkdirSync(join(appDir, "assets"));
  writeFileSync(join(appDir, "index.html"), "<html><head></head></html>");
  writeFileSync(join(appDir, "assets/a-1.js"), script);
  writeFileSync(join(appDir, "assets/a-1.js.br"), brotliCompressSync(script));
  const app = fastify();
  await registerStaticFiles(app, appDir);
  onTestFinished(async () => {
    await app.close();
    rmSync(appDir, { recursive: true });
  });
  return app;
}

test("a script travels compressed to whoever takes that, and is kept for a year", async () => {
  const app = await serve();
  const headers = { "accept-encoding": "gzip, br" };
  const sent = await app.inject({ url: "/assets/a-1.js", headers });
  expect(sent.headers).toMatchObject({
    "content-encoding": "br",
    "content-type": expect.stringContaining("javascript"),
    "cache-control": "public, max-age=31536000, immutable",
    vary: expect.stringMatching(/accept-encoding/i),
  });
  expect(brotliDecompressSync(sent.rawPayload).toString()).toBe(script);
});

test("others get it as it is", async () => {
  const app = await serve();
  const sent = await app.inject({ url: "/assets/a-1.js" });
  expect(sent.headers["content-encoding"]).toBeUndefined();
  expect(sent.body).toBe(script);
});
