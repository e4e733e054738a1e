import { startChild } from "./childProcess.ts";
import type { Child } from "./childProcess.ts";
import { type Figure, figure } from "./figure.ts";
import { median, percentile, rounded } from "./median.ts";

/*
 * Texts from a phone to two people and another phone, on disk. The emulator is in one process, its clients are in another. The
 * delays run from when a text was due. For the high rates the clients speak the wire without the SDK, whose own work for
 * a text takes longer than the emulator's.
 */

const seconds = Number(process.env["BENCH_SECONDS"] ?? 60);
const rounds = 7;
const textsInRound = 4_000;
const identities = ["alice", "bob"];

interface World {
  emulator: Child;
  url: string;
  tokens: string[];
}

export async function measureEmulatorTexts() {
  const emulator = startChild("./emulator.child.ts");
  try {
    const { url } = await emulator.call<{ url: string }>("start");
    const tokens = await Promise.all(
      identities.map((identity) => emulator.call<string>("token", identity)),
    );
    const world = { emulator, url, tokens };
    return {
      sdkEventMs: await measureSdkEvents(world),
      ...(await measureHighRates(world)),
    };
  } finally {
    await emulator.close();
  }
}

/** One text in, until the SDK tells of it. */
async function measureSdkEvents({ emulator, url, tokens }: World) {
  const [perSecond, forSeconds] = [50, 10];
  const [from, other] = ["+16505551001", "+16505551002"];
  await emulator.call("meet", { identities, phones: [from, other] });
  const sdk = startChild("./sdk.child.ts");
  try {
    await sdk.call("connect", { url, tokens });
    const send = async () => {
      const texts = await emulator.call("sendAtPace", { from, perSecond, seconds: forSeconds });
      const delays = await sdk.call<number[][]>("heard", { texts, timeoutMs: 30_000 });
      return delays.flat();
    };
    // What has run a while is what is measured.
    await send();
    const delays = await send();
    return {
      perSecond,
      p50: rounded(median(delays)),
      p95: figure(percentile(delays, 95), { atMost: 10 }),
    };
  } finally {
    await sdk.close();
  }
}

async function measureHighRates({ emulator, url, tokens }: World) {
  const [from, other] = ["+16505551003", "+16505551004"];
  const sid = await emulator.call<string>("meet", { identities, phones: [from, other] });
  const clients = startChild("./wire.child.ts");
  try {
    await clients.call("connect", { url, tokens, sid });
    const bareUrl = await emulator.call<string>("startBare");
    await clients.call("connectBare", { url: bareUrl });
    const ratio = await measureRatio(emulator, clients, from);
    const perSecond = 1000;
    const before = await emulator.call<number>("cpuSeconds");
    const start = performance.now();
    const texts = await emulator.call("sendAtPace", { from, perSecond, seconds });
    const reached = (perSecond * seconds * 1000) / (performance.now() - start);
    const delays = await clients.call<number[][]>("heard", { texts, timeoutMs: 60_000 });
    const heard = delays.map((own) => own.length);
    const cpuSeconds = (await emulator.call<number>("cpuSeconds")) - before;
    return {
      sustained: {
        perSecond: rounded(reached),
        seconds,
        // Each of the two hears each text once.
        heard,
        // Where other programs take the machine's time, this tells more. Waiting for the next text is in it.
        perSecondOfWork: figure((perSecond * seconds) / cpuSeconds, { atLeast: 1000 }),
        p50Ms: rounded(median(delays.flat())),
        p99Ms: figure(percentile(delays.flat(), 99), { atMost: 100 }),
      },
      ratioToBareLoop: ratio,
    };
  } finally {
    await clients.close();
  }
}

/** The emulator and the bare loop take turns in the same process, each as fast as it can. */
async function measureRatio(emulator: Child, clients: Child, from: string) {
  const ratios: number[] = [];
  const speeds: { emulator: number[]; bare: number[] } = { emulator: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const bare = await emulator.call<number>("runBare", { texts: textsInRound });
    const own = await emulator.call<number>("sendAtOnce", { from, texts: textsInRound });
    await clients.call("heard", { texts: textsInRound, timeoutMs: 60_000 });
    // The first is for the compiler.
    if (round === 0) continue;
    ratios.push(own / bare);
    speeds.emulator.push(own);
    speeds.bare.push(bare);
  }
  const ratio: Figure = figure(median(ratios), { atLeast: 0.25 });
  return {
    emulatorPerSecond: rounded(median(speeds.emulator)),
    barePerSecond: rounded(median(speeds.bare)),
    ratio,
  };
}
