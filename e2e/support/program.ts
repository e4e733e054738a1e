import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const readyLine = /^Partyline is ready: (\S+)$/m;
const startLimitMs = 90_000;

/** The whole program as a person runs it, on a port and in a folder of its own. */
export interface Program {
  url: string;
  /** Ends it with `signal` and starts it again on the same port and data. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it; `start` begins it again on the same port and data. */
  end(signal?: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What it printed so far, for failed tests. */
  output(): string;
}

export async function startProgram(
  settings: Readonly<Record<string, string>> = {},
  /** Where `dist` is. */
  folder = ".",
): Promise<Program> {
  const dataDir = await mkdtemp(join(tmpdir(), "partyline-"));
  const port = await freePort();
  let output = "";
  let child = launch(port, dataDir);

  function launch(onPort: number, inDir: string): ChildProcess {
    const started = spawn(process.execPath, ["dist/server/main.js"], {
      cwd: folder,
      env: {
        ...process.env,
        PORT: String(onPort),
        DATA_DIR: inDir,
        OPEN: "0",
        LOG_LEVEL: "info",
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    return started;
  }

  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "close");
    child.kill(signal);
    await ended;
  };

  const start = async () => {
    output = "";
    child = launch(port, dataDir);
    await ready(child, () => output);
  };

  await ready(child, () => output);
  return {
    url: `http://127.0.0.1:${port}`,
    async restart(signal = "SIGTERM") {
      await end(signal);
      await start();
    },
    end: (signal = "SIGTERM") => end(signal),
    start,
    async stop() {
      await end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
    output: () => output,
  };
}

async function ready(child: ChildProcess, output: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (why: string) => () => reject(new Error(`${why}. It printed:\n${output()}`));
    const limit = setTimeout(failed("the program was not ready in time"), startLimitMs);
    const look = () => {
      if (!readyLine.test(output())) return;
      clearTimeout(limit);
      resolve();
    };
    child.stdout?.on("data", look);
    child.once("exit", failed("the program ended while starting"));
    look();
  });
}

let lastPort = 0;

/**
 * A port that nobody has and that nobody else is given: asked for beforehand, because a restart must come back on it. Each
 * worker has a thousand of its own, below those that systems hand out by themselves.
 */
export async function freePort(): Promise<number> {
  const first = 20_000 + (Number(process.env["TEST_PARALLEL_INDEX"] ?? 0) % 10) * 1000;
  lastPort =
    lastPort === 0 ? first + (process.pid % 1000) : first + ((lastPort + 1 - first) % 1000);
  const server = createServer().listen(lastPort, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return freePort();
  }
  server.close();
  await once(server, "close");
  return lastPort;
}
