import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator } from "../emulator/createEmulator.ts";
import { restActor } from "../emulator/service/actor.ts";
import { openDatabase } from "../emulator/store/db.ts";
import { startChild } from "./childProcess.ts";
import { figure } from "./figure.ts";
import { median } from "./median.ts";

const messages = 1_000_000;
const pages = 200;

interface Started {
  startMs: number;
  memoryMb: number;
  url: string;
  accountSid: string;
  authToken: string;
}

/** A store with a million messages in one conversation: opening it, and reading pages of 50. */
export async function measureEmulatorStore() {
  const dataDir = mkdtempSync(join(tmpdir(), "bench-"));
  const child = startChild("./emulatorStart.child.ts");
  try {
    const sid = await fill(dataDir);
    const started = await child.call<Started>("start", { dataDir });
    const pageMs = await readPages(started, sid);
    const memoryMb = await child.call<number>("memoryMb");
    return {
      messages,
      openMs: figure(started.startMs, { atMost: 1000 }),
      openMb: figure(started.memoryMb, { atMost: 300 }),
      pageOf50Ms: figure(median(pageMs), { atMost: 5 }),
      afterPagesMb: figure(memoryMb, { atMost: 300 }),
    };
  } finally {
    await child.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The first message is written by the emulator; the others are copies of its row, which takes seconds instead of minutes. */
async function fill(dataDir: string): Promise<string> {
  const emulator = await createEmulator({ dataDir });
  const { service, account } = emulator;
  const { serviceSid } = account;
  const { sid } = service.conversations.create(restActor, serviceSid, { friendlyName: "Long" });
  for (const identity of ["alice", "bob"]) {
    service.participants.add(restActor, serviceSid, sid, { identity });
  }
  const body = "A message of a usual length";
  service.messages.append(restActor, serviceSid, sid, { author: "alice", body });
  await emulator.close();

  const database = openDatabase(join(dataDir, "emulator.db"));
  const columns = database
    .all("select name from pragma_table_info('messages')")
    .map(({ name }) => String(name))
    .filter((name) => name !== "id");
  const changed: Record<string, string> = {
    sid: "'IM' || lower(hex(randomblob(16)))",
    index: "n",
    addedEventId: "addedEventId + n",
    eventId: "eventId + n",
  };
  const names = columns.map((name) => `"${name}"`).join(", ");
  const values = columns.map((name) => changed[name] ?? `"${name}"`).join(", ");
  database.transaction(() => {
    database.run(
      `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${messages - 1})
       insert into messages (${names}) select ${values} from numbers, messages where messages."index" = 0`,
    );
    database.run(
      `update conversations set nextIndex = ${messages}, messagesCount = ${messages}, lastMessageIndex = ${messages - 1}`,
    );
  });
  database.close();
  return sid;
}

/** Pages from the start, the end and everywhere between, each by the link of the page before. */
async function readPages({ url, accountSid, authToken }: Started, sid: string): Promise<number[]> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const times: number[] = [];
  for (const order of ["asc", "desc"]) {
    let next = `${url}/v1/Conversations/${sid}/Messages?PageSize=50&Order=${order}`;
    for (let page = 0; page < pages / 2; page += 1) {
      const start = performance.now();
      const response = await fetch(next, { headers: { authorization } });
      const text = await response.text();
      times.push(performance.now() - start);
      // docs/emulator.md: Twilio's meta block.
      const { meta } = JSON.parse(text) as { meta: { next_page_url: string } };
      next = meta.next_page_url;
    }
  }
  return times;
}
