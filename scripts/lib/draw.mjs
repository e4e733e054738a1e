import { buildIfChanged } from "./build.mjs";
import { ensureInstalled } from "./ensureInstalled.mjs";
import { findBrowser } from "./findBrowser.mjs";
import { runNode } from "./run.mjs";
import { tools } from "./tools.mjs";

/**
 * Draws pictures with the built program and a browser: some files of e2e/shots.
 * @param {string[]} files
 */
export async function draw(...files) {
  await ensureInstalled();
  const CHROMIUM = await findBrowser();
  await buildIfChanged();
  const { code } = await runNode(
    [tools.playwright, "test", "--config=e2e/shots/playwright.config.ts", ...files],
    { env: { CHROMIUM }, show: true },
  );
  process.exitCode = code;
}
