import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

/*
 * Token requests to the server as it runs in Twilio mode; issuing one asks nothing of Twilio. A request is sent every
 * so many ms whether the one before has been answered or not, and its time runs from when it was due: a server that
 * falls behind cannot hide it.
 */

const ratePerSecond = 1000;
const seconds = 10;
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
  const server = await startServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  try {
    await sendAtRate(server, agent, warmUpSeconds);
    const cpuBefore = await cpuSeconds(server);
    const { times, failures } = await sendAtRate(server, agent, seconds);
    const cpu = (await cpuSeconds(server)) - cpuBefore;
    times.sort((a, b) => a - b);
    return {
      requestsPerSecond: ratePerSecond,
      seconds,
      failures,
      p50Ms: round(times[Math.floor(times.length * 0.5)]),
      p99Ms: round(times[Math.floor(times.length * 0.99)]),
      maxMs: round(times.at(-1)),
      /** 1 is one core, fully used. */
      cores: round(cpu / seconds),
    };
  } finally {
    agent.destroy();
    await server.stop();
  }
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
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function readyUrl(child: ChildProcess): Promise<string> {
  let output = "";
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    const url = /^Partyline is ready: (\S+)$/m.exec(output)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`the server ended while starting: ${output}`);
}

async function sendAtRate(server: Server, agent: Agent, forSeconds: number) {
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

function round(value: number | undefined): number {
  return Math.round((value ?? Number.NaN) * 100) / 100;
}
