import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Identity } from "../domain/identity.ts";
import { identity } from "../domain/testing/fixtures.ts";
import { createFakeGateway } from "../session/fakeGateway.ts";
import { createMemoryStorage, settle } from "../session/testing/createTestSession.ts";
import { begin, dropBeginnings } from "./beginnings.ts";
import { remember } from "./remembered.ts";

const alice = identity("alice");
const bob = identity("bob");

/** As a browser with an empty `localStorage`. */
function stubLocalStorage(): void {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
}

beforeEach(stubLocalStorage);
afterEach(() => vi.unstubAllGlobals());

interface Answers {
  config: unknown;
  token: unknown;
}

function start({ config, token }: Answers) {
  const { gateway } = createFakeGateway(alice);
  const started: string[] = [];
  const storages: Identity[] = [];
  const made = { sdk: 0, gateways: 0, snapshotReads: 0 };
  const storage = createMemoryStorage();
  const beginning = begin(
    { readConfig: async () => config, readToken: async () => token },
    {
      async loadSdk() {
        made.sdk += 1;
        throw new Error("the file of the SDK does not come");
      },
      createGateway() {
        made.gateways += 1;
        return { ...gateway, start: (given) => void started.push(given) };
      },
      createStorage(of) {
        storages.push(of);
        const loadSnapshot = () => {
          made.snapshotReads += 1;
          return storage.loadSnapshot();
        };
        return { ...storage, loadSnapshot };
      },
    },
  );
  return { beginning, started, storages, made };
}

const config = { mode: "emulator", twilsockUri: "ws://127.0.0.1/v3/wsconnect", identity: "alice" };
const nobody = { config: { ...config, identity: null }, token: undefined };

test("of somebody new here, the connection begins with the first token, and without the SDK's file too", async () => {
  const { beginning, started, storages, made } = start({
    config,
    token: { token: "first", identity: "alice" },
  });
  const begun = await beginning;
  await settle();
  expect(begun).toMatchObject({ identity: alice, twilsockUri: config.twilsockUri });
  expect(begun?.gateway).not.toBeNull();
  expect(started).toEqual(["first"]);
  expect(storages).toEqual([alice]);
  expect(made.sdk).toBe(1);
});

test("a token of somebody else starts nothing: another tab has signed in meanwhile", async () => {
  const { beginning, started } = start({ config, token: { token: "his", identity: "bob" } });
  await beginning;
  await settle();
  expect(started).toEqual([]);
});

test("nothing begins for nobody, nor without an answer", async () => {
  const missing = start({ config: undefined, token: undefined });
  expect(await missing.beginning).toBeUndefined();
  const unknown = start(nobody);
  expect(await unknown.beginning).toBeUndefined();
  expect([...missing.storages, ...unknown.storages]).toEqual([]);
  expect(missing.made.gateways + unknown.made.gateways).toBe(0);
});

test("of somebody who was here before, what is kept is read at once and once, and nothing connects yet", async () => {
  remember({
    mode: "emulator",
    twilsockUri: null,
    identity: bob,
    people: [],
    passcodeRequired: false,
    provider: null,
  });
  const { beginning, started, storages, made } = start({
    config,
    token: { token: "first", identity: "alice" },
  });
  const begun = await beginning;
  expect(made.snapshotReads).toBe(1);
  expect(await begun?.storage.loadSnapshot()).toBeNull();
  await settle();
  expect(begun).toMatchObject({ identity: bob, twilsockUri: null, gateway: null });
  expect({ started, storages, made }).toEqual({
    started: [],
    storages: [bob],
    made: { sdk: 0, gateways: 0, snapshotReads: 1 },
  });
});

test("what is of no use is closed, and a refusal to close harms nobody", async () => {
  const { beginning } = start({ config, token: { token: "first", identity: "alice" } });
  const begun = await beginning;
  if (begun === undefined || begun.gateway === null) throw new Error("nothing has begun");
  const ended: string[] = [];
  const refuse = (what: string) => async () => {
    ended.push(what);
    throw new Error("cannot be closed");
  };
  dropBeginnings({
    ...begun,
    gateway: { ...begun.gateway, stop: refuse("gateway") },
    storage: { ...begun.storage, close: refuse("storage") },
  });
  await settle();
  expect(ended).toEqual(["gateway", "storage"]);
});
