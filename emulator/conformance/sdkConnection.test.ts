import { once } from "node:events";
import type { Client, ConnectionState } from "@twilio/conversations";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createManualClock } from "../clock.ts";
import type { ManualClock } from "../clock.ts";
import { happens, startHarness } from "./harness.ts";
import type { Harness } from "./harness.ts";
import { sdk30, sdkVersions } from "./sdkVersions.ts";
import type { Sdk } from "./sdkVersions.ts";
import { isLoaded } from "./surface/world.ts";

let harness: Harness;
let clock: ManualClock;

async function start(sdk: Sdk) {
  clock = createManualClock(Date.now());
  harness = await startHarness({ clock, sdk });
}
afterEach(() => harness.close());

const reaches = (client: Client, state: ConnectionState) =>
  client.connectionState === state
    ? Promise.resolve(state)
    : happens<ConnectionState>(client, "connectionStateChanged", (next) => next === state);

const refusal = (client: Client) =>
  happens<{ terminal: boolean; httpStatusCode?: number; errorCode?: number; message: string }>(
    client,
    "connectionError",
  );

describe("connecting", () => {
  beforeEach(() => start(sdk30));

  test("tells the client who it is", async () => {
    const client = await harness.connect("Anna Müller+1@example.org");
    expect(client.user.identity).toBe("Anna Müller+1@example.org");
    expect(client.user.friendlyName).toBe("Anna Müller+1@example.org");
    expect(client.user.isOnline).toBe(true);
    expect(client.reachabilityEnabled).toBe(true);
    expect(client.connectionState).toBe("connected");
  });

  test.each([
    ["no token of ours", () => "dev:agent", 20101],
    ["an expired token", () => harness.token("alice", -5), 20104],
    ["an identity with a line break", () => harness.token("a\nb"), 20106],
    ["a changed token", () => `${harness.token("alice").slice(0, -3)}AAA`, 20107],
  ])("is refused with %s", async (_what, token, code) => {
    const client = harness.open(token());
    const error = await refusal(client);
    expect(error).toMatchObject({ terminal: true, httpStatusCode: 401, errorCode: code });
    expect(error.message).toContain("Access Token");
    await reaches(client, "denied");
  });

  test("a client that never says who it is is cut off", async () => {
    const socket = new WebSocket(harness.twilsockUri);
    await once(socket, "open");
    const closed = once(socket, "close");
    clock.advance(60_000);
    // 1006: cut, without a goodbye.
    expect((await closed)[0]).toBe(1006);
  });

  test("text frames end the connection with 1003", async () => {
    const socket = new WebSocket(harness.twilsockUri);
    await once(socket, "open");
    socket.send("hello");
    const [code] = await once(socket, "close");
    expect(code).toBe(1003);
  });
});

// Shorter than the first ping: a clock that leaps over several pings leaves no time for their answers.
const shortToken = () => harness.token("alice", 15);

async function connectShortly(): Promise<Client> {
  // The helper dates a token by the real time, which has gone on while the emulator started.
  clock.advance(Date.now() - clock.now());
  const client = harness.open(shortToken());
  await happens(client, "initialized");
  return client;
}

describe.each(sdkVersions)("the token, with SDK $version,", (sdk) => {
  beforeEach(() => start(sdk));

  test("Client.tokenAboutToExpire: is announced to end, and renewed on the open connection", async () => {
    const client = await connectShortly();
    const warned = happens(client, "tokenAboutToExpire");
    clock.advance(13_000);
    await warned;
    await client.updateToken(harness.token("alice", 7200));
    // The old one would end now.
    clock.advance(3000);
    expect(await client.createConversation({ friendlyName: "still here" })).toBeDefined();
    expect(client.connectionState).toBe("connected");
  });

  test("Client.tokenExpired: ends with a cut; the app renews it in the tokenExpired handler and goes on", async () => {
    const client = await connectShortly();
    const conversation = await client.createConversation({ friendlyName: "Boat" });
    await conversation.join();
    await isLoaded(conversation);
    const expired = happens(client, "tokenExpired");
    const reconnected = new Promise((resolve) => {
      client.on("connectionStateChanged", (state) => {
        if (state === "denied") {
          void client.updateToken(harness.token("alice", 7200)).then(resolve);
        }
      });
    });
    // A token ends on a whole second, which may be the next one.
    clock.advance(16_000);
    await expired;
    await reconnected;
    await reaches(client, "connected");
    expect(await conversation.sendMessage("back")).toBe(0);
  });

  test("of somebody else is refused for the open connection", async () => {
    const client = await harness.connect("alice");
    const error = await client.updateToken(harness.token("bob")).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ reply: { status: { code: 401, errorCode: 20106 } } });
    await reaches(client, "denied");
  });
});
