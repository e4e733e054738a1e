import { buildIfChanged } from "./build.mjs";
import { ensureInstalled } from "./ensureInstalled.mjs";
import { findBrowser } from "./findBrowser.mjs";
import { runNode } from "./run.mjs";
import { tools } from "./tools.mjs";

/**
 * Draws pictures with the built program and a browser: one file of e2e/shots.
 * @param {string} file
 */
export async function draw(file) {
  await ensureInstalled();
  const CHROMIUM = await findBrowser();
  await buildIfChanged();
  const { code } = await runNode(
    [tools.playwright, "test", "--config=e2e/shots/playwright.config.ts", file],
    { env: { CHROMIUM }, show: true },
  );
  process.exitCode = code;
}
