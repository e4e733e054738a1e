import { spawn } from "node:child_process";

/** Opens the page on a desktop; on servers, in CI and without a terminal it does nothing. */
export function openBrowser(url: string): void {
  const command = commandFor(process.platform);
  if (command === undefined || process.env["CI"] !== undefined || !process.stdout.isTTY) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, url], { stdio: "ignore", detached: true });
  // A missing program only means that nothing opens; the address has been printed.
  child.on("error", () => undefined);
  child.unref();
}

function commandFor(platform: NodeJS.Platform): [string, ...string[]] | undefined {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["cmd", "/c", "start", ""];
  const hasDesktop =
    process.env["DISPLAY"] !== undefined || process.env["WAYLAND_DISPLAY"] !== undefined;
  return hasDesktop ? ["xdg-open"] : undefined;
}
