import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Emulator } from "../../emulator/createEmulator.ts";
import { createEmulator } from "../../emulator/createEmulator.ts";
import { ChatError } from "../domain/chatError.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { address, clientMessageId, identity } from "../domain/testing/fixtures.ts";
import { systemClock } from "../session/clock.ts";
import { createChatSession } from "../session/createChatSession.ts";
import { randomId } from "../session/randomId.ts";
import {
  bareApi,
  createMemoryStorage,
  createTestPage,
} from "../session/testing/createTestSession.ts";
import { createTestTabs } from "../session/testing/createTestTabs.ts";
import { waitUntil } from "../session/waitUntil.ts";
import type { ChatState } from "../store/chatState.ts";
import { createChatStore } from "../store/chatStore.ts";
import { timelineRows } from "../store/timelineSelectors.ts";
import { createTwilioGateway } from "./createTwilioGateway.ts";
import { accessToken } from "./testing/accessToken.ts";

/* The whole client below the screens: session, store, gateway and the official SDK, against the emulator. */

const alice = identity("alice");
const phone = address("+16505554444");
const twilioNumber = address("+14155550110");

let emulator: Emulator;
const opened: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  emulator = await createEmulator({ port: 0, memory: true, seed: "demo" });
  emulator.phones.add(phone);
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((session) => session.stop()));
  await emulator.close();
});

function openChat({ lifetimes = [] as number[] } = {}) {
  const store = createChatStore();
  const errors: unknown[] = [];
  /** `failAfter`: how many tokens it gives before it is down. */
  const tokenServer = { given: 0, failAfter: Infinity };
  const session = createChatSession({
    gateway: createTwilioGateway({
      twilsockUri: `${emulator.url.replace("http", "ws")}/v3/wsconnect`,
      onProblem: (error) => errors.push(error),
    }),
    store,
    api: {
      ...bareApi,
      async fetchToken() {
        if (tokenServer.given >= tokenServer.failAfter) throw new ChatError("offline", "down");
        tokenServer.given += 1;
        return accessToken(emulator.account, alice, lifetimes.shift() ?? 3600);
      },
    },
    storage: createMemoryStorage(),
    tabs: createTestTabs()(),
    page: createTestPage(),
    clock: systemClock,
    newClientMessageId: () => clientMessageId(randomId()),
    onBackgroundError: (error) => errors.push(error),
    onSignedOut: () => {},
  });
  opened.push(session);
  const until = (isWanted: (state: ChatState) => boolean) => waitUntil(store, isWanted);
  return { session, store, commands: session.commands, until, errors, tokenServer };
}

async function openParty(chat: ReturnType<typeof openChat>): Promise<ConversationSid> {
  await chat.session.start();
  await chat.until((state) => state.listStatus === "ready");
  const sid = await chat.commands.createConversation("Party");
  await chat.commands.addPhoneParticipant(sid, { address: phone, proxyAddress: twilioNumber });
  void chat.commands.openConversation(sid);
  await chat.until((state) => state.timelines[sid]?.isLoaded === true);
  return sid;
}

function bodies(state: ChatState, sid: ConversationSid): (string | null | undefined)[] {
  return timelineRows(state, sid).map((row) =>
    row.messageSid === null ? undefined : state.messages[row.messageSid]?.body,
  );
}

describe("the chat against the emulator", () => {
  test("lists the demo conversations with their people", async () => {
    const { session, store, until, errors } = openChat();
    await session.start();
    await until((state) => state.listStatus === "ready");
    const { conversations, participants } = store.getState();
    expect(Object.keys(conversations).length).toBeGreaterThanOrEqual(3);
    for (const sid of Object.keys(conversations)) {
      expect(Object.keys(participants[sid as ConversationSid] ?? {}).length).toBeGreaterThan(1);
    }
    expect(errors).toEqual([]);
  });

  test("a conversation whose people never come leaves the others as they are", async () => {
    const before = openChat();
    const slow = await openParty(before);
    await before.session.stop();
    const roster = {
      on: "sdk",
      effect: "lostRequest",
      path: `/Maps/${slow}`,
      count: null,
    } as const;
    emulator.faults.add(roster);
    const { session, store, until } = openChat();
    await session.start();
    await until((state) => state.listStatus === "partial");
    const { conversations, participants } = store.getState();
    expect(Object.keys(conversations).length).toBeGreaterThanOrEqual(3);
    expect(conversations[slow]).toBeUndefined();
    for (const sid of Object.keys(conversations)) {
      expect(Object.keys(participants[sid as ConversationSid] ?? {}).length).toBeGreaterThan(1);
    }
  });

  test("a text comes in, an answer goes out and is delivered", async () => {
    const chat = openChat();
    const sid = await openParty(chat);
    await emulator.phones.text(phone, twilioNumber, "hello");
    await chat.until((state) => bodies(state, sid).includes("hello"));
    chat.commands.sendMessage(sid, "hi there");
    const received = await emulator.phones.waitForMessage(phone, ({ body }) => body === "hi there");
    expect(received).toMatchObject({ from: twilioNumber });
    await chat.until((state) =>
      Object.values(state.messages).some((message) => message.delivery?.delivered === "all"),
    );
    expect(chat.store.getState().outbox).toEqual({});
    expect(chat.errors).toEqual([]);
  });

  test("a burst during a lost connection is shown once and in order", async () => {
    const chat = openChat();
    const sid = await openParty(chat);
    const texts = Array.from({ length: 20 }, (_, number) => `text ${number}`);
    for (const [number, body] of texts.entries()) {
      await emulator.phones.text(phone, twilioNumber, body);
      if (number === 7) emulator.dropConnections();
    }
    await chat.until((state) => bodies(state, sid).length === texts.length);
    await chat.until((state) => state.connection.status === "connected");
    expect(bodies(chat.store.getState(), sid)).toEqual(texts);
  });

  test("messages sent around cut connections arrive once and in order", async () => {
    const chat = openChat();
    const sid = await openParty(chat);
    const texts = Array.from({ length: 12 }, (_, number) => `message ${number}`);
    for (const [number, body] of texts.entries()) {
      chat.commands.sendMessage(sid, body);
      if (number % 4 === 1) {
        // Cut as soon as one is under way.
        await chat.until((state) =>
          Object.values(state.outbox).some((entry) => entry.state.state === "sending"),
        );
        emulator.dropConnections();
      }
    }
    await chat.until((state) => Object.keys(state.outbox).length === 0);
    await chat.until((state) => bodies(state, sid).length >= texts.length);
    expect(bodies(chat.store.getState(), sid)).toEqual(texts);
    const fresh = openChat();
    await fresh.session.start();
    await fresh.until((state) => state.conversations[sid] !== undefined);
    void fresh.commands.openConversation(sid);
    await fresh.until((state) => state.timelines[sid]?.isLoaded === true);
    expect(bodies(fresh.store.getState(), sid)).toEqual(texts);
  });

  test("a token is renewed before it ends", async () => {
    const chat = openChat({ lifetimes: [6] });
    await openParty(chat);
    const statuses = new Set<string>();
    chat.store.subscribe((state) => statuses.add(state.connection.status));
    await expect.poll(() => chat.tokenServer.given).toBe(2);
    const sid = await chat.commands.createConversation("Still here");
    expect(chat.store.getState().conversations[sid]).toBeDefined();
    expect([...statuses]).toEqual(["connected"]);
  });

  test("a token that has ended is replaced without a reload", async () => {
    const chat = openChat({ lifetimes: [5] });
    const starting = chat.session.start();
    chat.tokenServer.failAfter = 1;
    await starting;
    await chat.until((state) => state.listStatus === "ready");
    await chat.until((state) => state.connection.status === "offline");
    chat.tokenServer.failAfter = Infinity;
    await chat.until((state) => state.connection.status === "connected");
    const sid = await chat.commands.createConversation("After the end");
    expect(chat.store.getState().conversations[sid]?.friendlyName).toBe("After the end");
  });

  test("a taken pair is refused with the conversation that has it", async () => {
    const chat = openChat();
    const sid = await openParty(chat);
    const second = await chat.commands.createConversation("Second");
    const taken = chat.commands.addPhoneParticipant(second, {
      address: phone,
      proxyAddress: twilioNumber,
    });
    await expect(taken).rejects.toBeInstanceOf(ChatError);
    await expect(taken).rejects.toMatchObject({ code: 50416, conversationSid: sid });
  });
});
