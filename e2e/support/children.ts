import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const startLimitMs = 90_000;

/** A built program of ours that runs beside a test. */
export interface Child {
  /** What it printed so far. */
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `dist/server/<program>` and waits for a line; resolves to what the pattern's first group found. */
export async function startChild(
  program: string,
  options: { args?: string[]; env?: Record<string, string>; ready: RegExp },
): Promise<Child & { found: string }> {
  const { args = [], env = {}, ready } = options;
  const child = spawn(process.execPath, [`dist/server/${program}`, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const found = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${program} ${why}. It printed:\n${output}`));
    const limit = setTimeout(() => fail("was not ready in time"), startLimitMs);
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      const match = ready.exec(output);
      if (match === null) return;
      clearTimeout(limit);
      resolve(match[1] ?? "");
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("exit", () => fail("ended while starting"));
  });
  return { found, output: () => output, stop: (signal) => end(child, signal) };
}

/** Runs a built program to its end. */
export async function runChild(
  program: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [`dist/server/${program}`, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, "close");
  return { code: child.exitCode, stdout, stderr };
}

async function end(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Not "exit": what it printed last may still be on its way then.
  const ended = once(child, "close");
  child.kill(signal);
  await ended;
}
