import { Agent, request } from "node:http";
import { type Child, startChild } from "./childProcess.ts";
import { figure } from "./figure.ts";

const seconds = Number(process.env["BENCH_SECONDS"] ?? 10);
const connections = 16;

interface Started {
  url: string;
  accountSid: string;
  authToken: string;
}

/** Messages created as Twilio's helper creates them: a form with the account's name and password, connections kept. */
export async function measureEmulatorRest() {
  const emulator = startChild("./emulator.child.ts");
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    const started = await emulator.call<Started>("start");
    const create = await creator(emulator, started, agent);
    await createFor(create, 2);
    const before = await emulator.call<number>("cpuSeconds");
    const perSecond = await createFor(create, seconds);
    const cpuSeconds = (await emulator.call<number>("cpuSeconds")) - before;
    return {
      connections,
      createsPerSecond: figure(perSecond, { atLeast: 3000 }),
      // Where other programs take the machine's time, the second tells more than the first.
      createsPerSecondOfWork: figure((perSecond * seconds) / cpuSeconds, { atLeast: 3000 }),
    };
  } finally {
    agent.destroy();
    await emulator.close();
  }
}

async function creator(emulator: Child, { url, accountSid, authToken }: Started, agent: Agent) {
  const sid = await emulator.call<string>("meet", { identities: ["alice"], phones: [] });
  const path = `/v1/Conversations/${sid}/Messages`;
  const { hostname, port } = new URL(url);
  const body = new URLSearchParams({ Author: "alice", Body: "A message of a usual length" });
  const bytes = Buffer.from(body.toString());
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": bytes.byteLength,
    accept: "application/json",
  };
  return () =>
    new Promise<void>((resolve, reject) => {
      const options = { hostname, port, path, method: "POST", agent, headers };
      const sent = request(options, (response) => {
        response.resume();
        response.on("end", () => {
          if (response.statusCode === 201) resolve();
          else reject(new Error(`creating a message answered ${response.statusCode}`));
        });
      });
      sent.on("error", reject);
      sent.end(bytes);
    });
}

/** How many were created in a second. */
async function createFor(create: () => Promise<void>, forSeconds: number): Promise<number> {
  const start = performance.now();
  const end = start + forSeconds * 1000;
  let created = 0;
  const work = async () => {
    while (performance.now() < end) {
      await create();
      created += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return created / ((performance.now() - start) / 1000);
}
