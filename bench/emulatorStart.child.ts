import { serveCommands } from "./childProcess.ts";

/* A process that has not run an emulator yet. */

serveCommands({
  /** Ms until it listens, and the memory of the process then. */
  async start(options: { dataDir?: string; memory?: boolean }) {
    const { createEmulator } = await import("../emulator/createEmulator.ts");
    const before = performance.now();
    const emulator = await createEmulator({ port: 0, ...options });
    const startMs = performance.now() - before;
    const { url, account } = emulator;
    const memoryMb = process.memoryUsage().rss / 1024 / 1024;
    const { accountSid, authToken } = account;
    return { startMs, memoryMb, url, accountSid, authToken };
  },
  memoryMb: () => process.memoryUsage().rss / 1024 / 1024,
});
