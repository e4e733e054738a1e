import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, percentile, rounded } from "./median.ts";

/*
 * Token requests to the server as it runs in Twilio mode; issuing one asks nothing of Twilio. A request is sent every
 * so many ms whether the one before has been answered or not, and its time runs from when it was due: a server that
 * falls behind cannot hide it. In turns with a bare Node server that only answers as many bytes, so that what the
 * machine itself takes can be told from what ours does.
 */

const ratePerSecond = 1000;
const rounds = 5;
const secondsOfRound = 3;
const warmUpSeconds = 2;

const metricsToken = "a token for the metrics".replaceAll(" ", "-");
const environment = {
  TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`,
  TWILIO_API_KEY: `SK${"2".repeat(32)}`,
  TWILIO_API_SECRET: "the-secret-of-the-key-0123456789",
  TWILIO_CONVERSATIONS_SERVICE_SID: `IS${"3".repeat(32)}`,
  METRICS_TOKEN: metricsToken,
  REQUESTS_PER_MINUTE_PER_ADDRESS: "100000000",
  REQUESTS_PER_MINUTE_PER_PERSON: "100000000",
  PORT: "0",
  OPEN: "0",
};

interface Server {
  url: string;
  cookie: string;
  stop(): Promise<void>;
}

export async function measureTokenRequests() {
  const [ours, bare] = await Promise.all([startServer(), startBare()]);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  try {
    for (const server of [bare, ours]) await sendAtRate(server, agent, warmUpSeconds);
    const oursRounds: Round[] = [];
    const bareRounds: Round[] = [];
    let cpu = 0;
    for (let round = 0; round < rounds; round += 1) {
      bareRounds.push(await sendAtRate(bare, agent, secondsOfRound));
      const before = await cpuSeconds(ours);
      oursRounds.push(await sendAtRate(ours, agent, secondsOfRound));
      cpu += (await cpuSeconds(ours)) - before;
    }
    const p99Ms = midOf(oursRounds, 99);
    const bareP99Ms = midOf(bareRounds, 99);
    return {
      requestsPerSecond: ratePerSecond,
      rounds,
      secondsOfRound,
      failures: oursRounds.reduce((sum, { failures }) => sum + failures, 0),
      p50Ms: midOf(oursRounds, 50),
      p99Ms,
      bareP50Ms: midOf(bareRounds, 50),
      bareP99Ms,
      p99Ratio: rounded(p99Ms / bareP99Ms),
      /** 1 is one core, fully used. */
      cores: rounded(cpu / (rounds * secondsOfRound)),
    };
  } finally {
    agent.destroy();
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

interface Round {
  times: number[];
  failures: number;
}

/** The median over the rounds of a percentile within each. */
function midOf(all: readonly Round[], percent: number): number {
  return rounded(median(all.map(({ times }) => percentile(times, percent))));
}

async function startBare(): Promise<Server> {
  const program = fileURLToPath(new URL("bareHttp.mjs", import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "ignore"] });
  return { url: await readyUrl(child), cookie: "", stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

async function startServer(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), "partyline-bench-"));
  const env = { ...process.env, ...environment, DATA_DIR: dataDir };
  const child = spawn(process.execPath, ["dist/server/main.js"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const url = await readyUrl(child);
  const invited = spawnSync(process.execPath, ["dist/server/invite.js", "alice"], {
    env,
    encoding: "utf8",
  });
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "x-partyline": "1", "content-type": "application/json" },
    body: JSON.stringify({ invitation: invited.stdout.trim().split("#")[1] }),
  });
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return {
    url,
    cookie,
    async stop() {
      await end(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function readyUrl(child: ChildProcess): Promise<string> {
  let output = "";
  // Closed, it would end the server at the next line that it prints.
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    output += String(chunk);
    const url = / is ready: (\S+)$/m.exec(output)?.[1];
    if (url === undefined) continue;
    child.stdout?.resume();
    return url;
  }
  throw new Error(`the server ended while starting: ${output}`);
}

async function sendAtRate(server: Server, agent: Agent, forSeconds: number): Promise<Round> {
  const total = ratePerSecond * forSeconds;
  const times: number[] = [];
  const pending: Promise<void>[] = [];
  let failures = 0;
  const start = performance.now();
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * ratePerSecond));
    for (; sent < due; sent += 1) {
      const dueAt = start + (sent / ratePerSecond) * 1000;
      pending.push(
        askToken(server, agent).then((status) => {
          times.push(performance.now() - dueAt);
          if (status !== 200) failures += 1;
        }),
      );
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
  await Promise.all(pending);
  return { times, failures };
}

function askToken({ url, cookie }: Server, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "x-partyline": "1", "content-type": "application/json", cookie };
    const asked = request(`${url}/api/token`, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    asked.on("error", reject);
    asked.end("{}");
  });
}

async function cpuSeconds({ url }: Server): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
}
