import { startChild } from "./childProcess.ts";
import { figure } from "./figure.ts";
import { median, rounded } from "./median.ts";

const runs = 7;

/** The first emulator of a process, and the next one beside it, as in a test suite. */
export async function measureEmulatorStart() {
  const first: number[] = [];
  const next: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const child = startChild("./emulatorStart.child.ts");
    try {
      for (const times of [first, next]) {
        const { startMs } = await child.call<{ startMs: number }>("start", { memory: true });
        times.push(startMs);
      }
    } finally {
      await child.close();
    }
  }
  return { firstMs: figure(median(first), { atMost: 300 }), nextMs: rounded(median(next)) };
}
