import { join } from "node:path";
import fc from "fast-check";
import { fastify } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createManualClock } from "../../clock.ts";
import { createEmulator } from "../../createEmulator.ts";
import type { Emulator } from "../../createEmulator.ts";
import type { Log } from "../../log.ts";
import { silentLog } from "../../log.ts";
import { fillPath } from "./fillPath.ts";
import { fuzzRuns, fuzzSeed, fuzzTimeoutMs } from "./fuzzRuns.ts";
import { createHttpClient } from "./httpClient.ts";
import type { HttpAnswer } from "./httpClient.ts";
import { requestInput } from "./requestInputs.ts";
import type { RequestInput } from "./requestInputs.ts";
import { temporaryFolder, watchStore } from "./watchStore.ts";
import type { StoreWatch } from "./watchStore.ts";

let folder: ReturnType<typeof temporaryFolder>;
let emulator: Emulator;
let watch: StoreWatch;
let routes: readonly Route[];
let client: ReturnType<typeof createHttpClient>;
const mishaps: unknown[] = [];
const log: Log = { ...silentLog, error: (facts) => void mishaps.push(facts) };

interface Route {
  method: string;
  path: string;
}

beforeEach(async () => {
  folder = temporaryFolder();
  // A clock that stands still: nothing happens that is not asked for.
  emulator = await createEmulator({
    ...{ port: 0, dataDir: folder.path, seed: "demo", log },
    clock: createManualClock(Date.now()),
  });
  watch = watchStore(join(folder.path, "emulator.db"));
  routes = await routesOf(emulator);
  client = createHttpClient(emulator.url);
});
afterEach(async () => {
  client.close();
  watch.close();
  await emulator.close();
  folder.remove();
});

/** Every route that there is, but for the streams, which do not end. */
async function routesOf({ plugin }: Emulator): Promise<Route[]> {
  const found: Route[] = [];
  const app = fastify();
  app.addHook("onRoute", ({ method, path }) => {
    for (const one of [method].flat()) found.push({ method: one, path });
  });
  await app.register(plugin);
  await app.ready();
  await app.close();
  const streams = ["/_emulator/events", "/_emulator/frames"];
  return found.filter(({ path, method }) => !streams.includes(path) && method !== "HEAD");
}

/** Right values for the names in the paths. */
function rightPart(name: string, at: number, before: Record<string, string>): string | undefined {
  const conversation = before["ConversationSid"] ?? "";
  const pick = (sql: string, ...params: string[]) => watch.pick(at, sql, ...params);
  switch (name) {
    case "AccountSid":
      return emulator.account.accountSid;
    case "ChatServiceSid":
      return at % 3 === 0 ? pick("select sid from services") : emulator.account.serviceSid;
    case "ConversationSid":
      return pick("select sid from conversations");
    case "ParticipantSid":
      return pick("select sid from participants where conversationSid = ?", conversation);
    case "MessageSid":
      return pick("select sid from messages where conversationSid = ?", conversation);
    case "ReceiptSid":
      return pick("select sid from receipts where messageSid = ?", before["MessageSid"] ?? "");
    case "UserSid":
      return pick("select identity from users");
    case "RoleSid":
      return pick("select sid from roles");
    case "CredentialSid":
      return pick("select sid from credentials");
    case "NumberSid":
      return pick("select sid from numbers");
    case "address":
      return pick("select address from phones");
    case "TextSid":
      return pick("select sid from phoneMessages");
    case "MediaSid":
      return pick("select sid from media");
    case "ContentSid":
    case "sid":
      return pick("select sid from contents");
    default:
      return anySid(at);
  }
}

function anySid(at: number): string | undefined {
  const tables = ["conversations", "addressConfigurations", "scopedWebhooks", "messages", "users"];
  return watch.pick(at, `select sid from ${tables[at % tables.length]}`);
}

async function send(input: RequestInput, { method, path }: Route): Promise<HttpAnswer> {
  const { accountSid, authToken } = emulator.account;
  const password = input.signedIn === "wrong" ? "x" : authToken;
  const basic = Buffer.from(`${accountSid}:${password}`).toString("base64");
  const { type, body } = input.content;
  const hasBody = body !== undefined && method !== "GET" && method !== "HEAD";
  return client.send({
    method,
    path: path.replaceAll(/[^\u0021-\u007e]/g, ""),
    headers: {
      ...(input.signedIn !== "no" && { authorization: `Basic ${basic}` }),
      ...(hasBody && type !== null && { "content-type": type }),
      "x-twilio-webhook-enabled": "true",
    },
    body: hasBody
      ? body.replaceAll(/sid(:|%3A)(\d+)/g, (_, _colon, at: string) => anySid(Number(at)) ?? "")
      : undefined,
  });
}

/** What the emulator keeps outside its store. */
const inMemory = async () => {
  const carrier = await client.send({ method: "GET", path: "/_emulator/carrier" });
  const clock = await client.send({ method: "GET", path: "/_emulator/clock" });
  return [emulator.faults.list(), emulator.pushDevices(), carrier.body, clock.body];
};

test(
  `any request is answered; what is refused changes nothing (seed ${fuzzSeed}, ${fuzzRuns} requests)`,
  async () => {
    const counts = { taken: 0, refused: 0 };
    let sinceReset = 0;
    const run = async (input: RequestInput) => {
      const route = routes[input.route % routes.length] ?? { method: "GET", path: "/" };
      const method = input.method ?? route.method;
      const path = fillPath(route.path, input.parts, rightPart) + input.query.slice(0, 6_000);
      const isControl = path.startsWith("/_emulator") && method !== "GET";
      const [before, held] = [watch.version(), isControl ? await inMemory() : null];
      const answer = await send(input, { method, path });
      const at = `${method} ${path.slice(0, 200)} ${answer.status} ${answer.body.slice(0, 300)}`;
      expect(mishaps, at).toEqual([]);
      expect(answer.status === 501 || answer.status < 500, at).toBe(true);
      if (answer.status < 400) {
        counts.taken += 1;
        emulator.faults.clear();
        // It may just have thrown everything away.
        sinceReset = isControl && /reset|import/.test(path) ? 2_000 : sinceReset;
      } else {
        counts.refused += 1;
        expect(watch.version(), at).toBe(before);
        if (held !== null) expect(await inMemory(), at).toEqual(held);
        if (path.startsWith("/v1") && method !== "HEAD") expectError(answer, at);
      }
      sinceReset += 1;
      if (sinceReset < 2_000) return;
      sinceReset = 0;
      await emulator.reset("demo");
    };
    await fc.assert(fc.asyncProperty(requestInput, run), { numRuns: fuzzRuns, seed: fuzzSeed });
    const health = await client.send({ method: "GET", path: "/_emulator/health" });
    expect(health.status).toBe(200);
    // Else it would prove nothing.
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(fuzzRuns / 10);
  },
  fuzzTimeoutMs,
);

/** Twilio's error: code, message, a page about it, the status. */
function expectError({ status, body }: HttpAnswer, at: string): void {
  expect(JSON.parse(body), at).toMatchObject({
    code: expect.any(Number),
    message: expect.any(String),
    more_info: expect.any(String),
    status,
  });
}
