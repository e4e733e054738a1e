import { spawn } from "node:child_process";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { runScript } from "./lib/problem.mjs";
import { root } from "./lib/root.mjs";
import { stopWithParent } from "./lib/stopWithParent.mjs";
import { tools } from "./lib/tools.mjs";

const port = process.env["PORT"] ?? "8080";

await runScript(async () => {
  await ensureInstalled();
  stopWithParent();
  const children = [
    node([tools.tsx, "watch", "--clear-screen=false", "token-server/main.ts"], {
      PORT: port,
      OPEN: "0",
    }),
    node([tools.vite], { DEV_SERVER_URL: `http://127.0.0.1:${port}` }),
  ];
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => stop(0));
  }
  for (const child of children) child.on("exit", (code) => stop(code ?? 0));

  /** @param {number} code */
  function stop(code) {
    process.exitCode ??= code;
    for (const child of children) child.kill("SIGTERM");
  }
});

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function node(args, env) {
  return spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
}
