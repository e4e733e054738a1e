import { request as httpRequest } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createEmulator, type Emulator } from "../createEmulator.ts";
import type { EmulatorOptions } from "../emulatorOptions.ts";
import { instantCarrier } from "./carrierPolicy.ts";

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await createEmulator({
    port: 0,
    memory: true,
    seed: "demo",
    carrier: instantCarrier,
    ...options,
  });
  onTestFinished(() => emulator.close());
  return emulator;
}

const at = (emulator: Emulator, path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${emulator.url}/_emulator${path}`, init);

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

const maya = "/phones/%2B16505551111";

test("health and account tell what another program needs", async () => {
  const emulator = await start();
  expect(await (await at(emulator, "/health")).json()).toEqual({
    status: "ok",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
  const { host } = new URL(emulator.url);
  expect(await (await at(emulator, "/account")).json()).toMatchObject({
    ...emulator.account,
    numbers: [
      { address: "+14155550110", capabilities: { sms: true, mms: true } },
      { address: "+14155550120" },
      { address: "+14155550130" },
      { address: "whatsapp:+14155550199" },
    ],
    urls: {
      rest: emulator.url,
      twilsock: `ws://${host}/v3/wsconnect`,
      media: `${emulator.url}/mcs`,
    },
  });
});

test("phones are listed, added and changed", async () => {
  const emulator = await start();
  const added = await at(emulator, "/phones/whatsapp%3A%2B4915112345678", json("PUT", {}));
  expect(await added.json()).toMatchObject({
    address: "whatsapp:+4915112345678",
    label: "+4915112345678",
    state: "on",
  });
  await at(emulator, maya, json("PUT", { label: "Maya at work", state: "off" }));
  const { phones } = await (await at(emulator, "/phones")).json();
  expect(phones).toHaveLength(5);
  expect(phones[0]).toEqual({
    address: "+16505551111",
    label: "Maya at work",
    state: "off",
    dateCreated: expect.stringMatching(/Z$/),
    waiting: [],
  });
  await emulator.phones.text("+16505552222", "+14155550120", "Ring me");
  const off = (await (await at(emulator, "/phones")).json()).phones[0];
  expect(off.waiting).toEqual([expect.stringMatching(/^DY/)]);
});

test("a phone texts, with a picture, and shows what it has sent", async () => {
  const emulator = await start({ seed: "empty" });
  const media = [{ contentType: "image/png", filename: "a.png", data: btoa("pixels") }];
  const sent = await at(
    emulator,
    `${maya}/messages`,
    json("POST", { to: "+14155550110", body: "look", media }),
  );
  expect(sent.status).toBe(201);
  const result = await sent.json();
  expect(result).toEqual({ sid: expect.any(String), conversationSid: null, messageSid: null });
  const { messages } = await (await at(emulator, `${maya}/messages`)).json();
  expect(messages).toEqual([
    {
      sid: result.sid,
      direction: "outbound",
      from: "+16505551111",
      to: "+14155550110",
      body: "look",
      media: [{ contentType: "image/png", filename: "a.png", size: 6, url: expect.any(String) }],
      content: null,
      segments: 1,
      status: "delivered",
      conversationSid: null,
      messageSid: null,
      dateCreated: expect.any(String),
    },
  ]);
  expect(await (await fetch(messages[0].media[0].url)).text()).toBe("pixels");
});

test.each([
  ["to", { body: "hi" }],
  ["to", { to: "12", body: "hi" }],
  ["to", { to: "whatsapp:+14155550199", body: "hi" }],
  ["body", { to: "+14155550110" }],
  ["body", { to: "+14155550110", body: 7 }],
  ["media.0.data", { to: "+14155550110", media: [{ contentType: "image/png", data: "§" }] }],
])("a text with a wrong %s is refused by name", async (field, body) => {
  const emulator = await start();
  const response = await at(emulator, `${maya}/messages`, json("POST", body));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    status: 400,
    field,
    message: expect.any(String),
  });
});

test("bad addresses, bad JSON, unknown paths and switched-off phones get a sentence", async () => {
  const emulator = await start();
  expect((await at(emulator, "/phones/hello", json("PUT", {}))).status).toBe(400);
  const broken = await at(emulator, maya, { ...json("PUT", {}), body: "{" });
  expect(broken.status).toBe(400);
  expect((await at(emulator, "/nothing")).status).toBe(404);
  emulator.phones.setState("+16505551111", "off");
  const off = await at(
    emulator,
    `${maya}/messages`,
    json("POST", { to: "+14155550110", body: "x" }),
  );
  expect(off.status).toBe(409);
});

test("events tell the way of a text", async () => {
  const emulator = await start();
  const stream = await at(emulator, "/events");
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  await at(emulator, `${maya}/messages`, json("POST", { to: "+14155550110", body: "on my way" }));
  await at(
    emulator,
    "/phones/%2B19995550000/messages",
    json("POST", { to: "+14155550130", body: "?" }),
  );
  const expected = ["messageAccepted", "legSent", "phoneMessage", "phoneChanged", "inboundDropped"];
  const events = await readEvents(
    stream,
    (types) =>
      expected.every((type) => types.includes(type)) &&
      // Queued is told by legSent; sent and delivered follow.
      types.filter((type) => type === "receiptChanged").length === 2 &&
      types.filter((type) => type === "phoneMessage").length === 3,
  );
  const accepted = events.find(({ type }) => type === "messageAccepted");
  expect(accepted).toMatchObject({ author: "+16505551111", body: "on my way" });
  expect(events.filter(({ type }) => type === "phoneMessage")).toContainEqual(
    expect.objectContaining({
      address: "+16505552222",
      message: expect.objectContaining({ direction: "inbound", from: "+14155550120" }),
    }),
  );
  const shown = await at(emulator, `${maya}/messages`);
  expect((await shown.json()).messages.at(-1)).toMatchObject({
    direction: "outbound",
    conversationSid: accepted?.conversationSid,
    messageSid: accepted?.messageSid,
  });
});

test("who was not listening is told of the last messages with their ways", async () => {
  const emulator = await start();
  const text = { to: "+14155550110", body: "on my way" };
  const sent = await (await at(emulator, `${maya}/messages`, json("POST", text))).json();
  await emulator.phones.waitForMessage("+16505552222", ({ body }) => body === text.body);
  const read = async (query: string) => {
    const answer = await at(emulator, `/messages${query}`);
    return { status: answer.status, ...(await answer.json()) };
  };

  const { messages } = await read("?limit=2");
  expect(messages).toEqual([
    expect.objectContaining({ body: "I will be there at 9:30 and start with the boxes" }),
    {
      conversationSid: sent.conversationSid,
      messageSid: sent.messageSid,
      index: expect.any(Number),
      author: "+16505551111",
      body: "on my way",
      dateCreated: expect.any(String),
      text: { to: "+14155550110", dateCreated: expect.any(String) },
      legs: [
        expect.objectContaining({
          messageSid: sent.messageSid,
          from: "+14155550120",
          to: "+16505552222",
          status: "delivered",
          errorCode: null,
          dateCreated: expect.any(String),
          dateUpdated: expect.any(String),
        }),
      ],
    },
  ]);
  expect((await read("")).messages).toHaveLength(20);
  expect(await read("?limit=0")).toMatchObject({ status: 400, field: "limit" });
});

test("reset tells its listeners and takes the seed by name", async () => {
  const emulator = await start();
  const stream = await at(emulator, "/events");
  expect((await at(emulator, "/reset", json("POST", { seed: "empty" }))).status).toBe(200);
  const events = await readEvents(stream, (types) => types.includes("reset"));
  expect(events.at(-1)).toEqual({ type: "reset" });
  expect(await (await at(emulator, "/phones")).json()).toEqual({ phones: [] });
  const wrong = await at(emulator, "/reset", json("POST", { seed: "other" }));
  expect(await wrong.json()).toMatchObject({ status: 400, field: "seed" });
});

test("pages of other origins and names that are not this machine's are refused", async () => {
  const emulator = await start();
  const statusWith = async (headers: Record<string, string>) =>
    (await rawGet(emulator, headers)).status;
  const { host } = new URL(emulator.url);
  expect(await statusWith({ host })).toBe(200);
  expect(await statusWith({ host, origin: `http://${host}` })).toBe(200);
  expect(await statusWith({ host: `localhost:${new URL(emulator.url).port}` })).toBe(200);
  expect(await statusWith({ host, origin: "http://evil.test" })).toBe(403);
  expect(await statusWith({ host, origin: "null" })).toBe(403);
  expect(await statusWith({ host, origin: "http://127.0.0.1:1" })).toBe(403);
  expect(await statusWith({ host: "evil.test" })).toBe(403);
  expect(await statusWith({ host: "127.0.0.1.evil.test" })).toBe(403);
});

test("with a passcode it is asked for, as a header or a cookie", async () => {
  const emulator = await start({ passcode: "ab3de4fg" });
  const statusWith = async (headers: Record<string, string>) =>
    (await rawGet(emulator, headers)).status;
  const host = "192.168.1.7:8080";
  expect(await statusWith({ host })).toBe(401);
  expect(await statusWith({ host, authorization: "Bearer wrong" })).toBe(401);
  expect(await statusWith({ host, authorization: "Bearer ab3de4fg" })).toBe(200);
  expect(await statusWith({ host, cookie: "a=b; partyline_passcode=ab3de4fg" })).toBe(200);
  expect(
    await statusWith({ host, origin: "http://evil.test", authorization: "Bearer ab3de4fg" }),
  ).toBe(403);
});

test("whoever has the passcode gets it as a cookie, for the event stream", async () => {
  const emulator = await start({ passcode: "ab3de4fg" });
  const open = (passcode: string) =>
    at(emulator, "/session", {
      method: "POST",
      headers: { authorization: `Bearer ${passcode}` },
    });
  const refused = await open("wrong");
  expect([refused.status, refused.headers.get("set-cookie")]).toEqual([401, null]);
  const cookie = (await open("ab3de4fg")).headers.get("set-cookie");
  expect(cookie).toBe("partyline_passcode=ab3de4fg; Path=/; HttpOnly; SameSite=Strict");
  const local = await start();
  const without = await at(local, "/session", { method: "POST" });
  expect([without.status, without.headers.get("set-cookie")]).toEqual([204, null]);
});

test("a switch says whether an unknown texter's text makes a conversation", async () => {
  const emulator = await start();
  const put = async (body: object) => {
    const answer = await at(emulator, "/autocreation", json("PUT", body));
    return { status: answer.status, ...(await answer.json()) };
  };
  const text = (to: string) => emulator.phones.text("+16505557777", to, "hello?");
  const numbers = ["+14155550110", "+14155550120", "+14155550130", "whatsapp:+14155550199"];
  const all = (enabled: boolean) => numbers.map((address) => ({ address, enabled }));

  expect(await (await at(emulator, "/autocreation")).json()).toEqual({
    addresses: all(false),
    mayChange: true,
  });
  expect((await text("+14155550110")).conversationSid).toBeNull();

  expect((await put({ enabled: true })).addresses).toEqual(all(true));
  const { conversationSid } = await text("+14155550110");
  expect(conversationSid).toMatch(/^CH/);
  expect((await text("+14155550110")).conversationSid).toBe(conversationSid);

  const one = await put({ enabled: false, address: "+14155550120" });
  expect(one.addresses).toContainEqual({ address: "+14155550120", enabled: false });
  expect((await text("+14155550120")).conversationSid).toBeNull();
  expect((await put({ enabled: true, address: "+4930123456" })).status).toBe(404);
  expect((await put({ enabled: "yes" })).status).toBe(400);
});

test("closing ends the event streams", async () => {
  const emulator = await createEmulator({ port: 0, memory: true });
  const stream = await at(emulator, "/events");
  await emulator.close();
  await stream.text();
});

/** `fetch` sets Host and Origin itself. */
function rawGet(emulator: Emulator, headers: Record<string, string>): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${emulator.url}/_emulator/health`, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    });
    request.on("error", reject);
    request.end();
  });
}

interface StreamedEvent {
  type: string;
  conversationSid?: string;
  messageSid?: string;
}

/** Reads until enough has been told. */
async function readEvents(
  stream: Response,
  isDone: (types: readonly string[]) => boolean,
): Promise<StreamedEvent[]> {
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  const events: StreamedEvent[] = [];
  let text = "";
  while (!isDone(events.map(({ type }) => type))) {
    const chunk = await reader?.read();
    if (chunk?.value === undefined) throw new Error("the stream has ended");
    text += chunk.value;
    const lines = text.split("\n\n");
    text = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("data: ")) events.push(JSON.parse(line.slice(6)));
    }
  }
  await reader?.cancel();
  return events;
}
