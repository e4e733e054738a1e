import { expect, test } from "vitest";
import type { Emulator } from "../../emulator/createEmulator.ts";
import { createEmulator } from "../../emulator/createEmulator.ts";
import { clientMessageIdOf } from "../domain/clientMessageId.ts";
import type { Message } from "../domain/entities.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { clientMessageId, identity } from "../domain/testing/fixtures.ts";
import type { Clock } from "../session/clock.ts";
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
import { createChatStore } from "../store/chatStore.ts";
import { timelineRows } from "../store/timelineSelectors.ts";
import { createTwilioGateway } from "./createTwilioGateway.ts";
import { accessToken } from "./testing/accessToken.ts";
import { disturbances, openFaultyNetwork } from "./testing/faultyNetwork.ts";
import { createRandom } from "./testing/random.ts";

/*
 * Sends messages while half of the attempts run into trouble, and counts what is there afterwards. Every conversation
 * has a client of its own, so that they do not cut each other's connections. The full run: `npm run faults`.
 */

const sends = Number(process.env["FAULT_SENDS"] ?? 120);
const isFullRun = sends >= 1000;
const clients = isFullRun ? 40 : 24;
const limitMs = 60_000 + sends * 400;
/** The small run takes a quarter of the time: its waits are as much shorter as what arrives late comes earlier. */
const haste = isFullRun ? 1 : 4;
const hastyClock: Clock = {
  now: () => systemClock.now() * haste,
  after: (delayMs, run) => systemClock.after(delayMs / haste, run),
};

function openChat(emulator: Emulator, url: string, name: string) {
  const store = createChatStore();
  const errors: unknown[] = [];
  const session = createChatSession({
    gateway: createTwilioGateway({ twilsockUri: url, onProblem: (error) => errors.push(error) }),
    store,
    api: {
      ...bareApi,
      fetchToken: async () => accessToken(emulator.account, name),
    },
    storage: createMemoryStorage(),
    tabs: createTestTabs()(),
    page: createTestPage(),
    clock: hastyClock,
    newClientMessageId: () => clientMessageId(randomId()),
    // A lost connection takes read horizons and the like along; what matters is counted at the end.
    onBackgroundError: () => undefined,
    onSignedOut: () => {},
  });
  return { session, store, errors, commands: session.commands };
}

type Chat = ReturnType<typeof openChat>;

function shownBodies({ store }: Chat, sid: ConversationSid) {
  const state = store.getState();
  return timelineRows(state, sid).map((row) =>
    row.messageSid === null ? "not confirmed" : (state.messages[row.messageSid]?.body ?? null),
  );
}

/** Everything that the service holds, read by somebody who has just come. */
async function freshMessages(emulator: Emulator, name: string, sid: ConversationSid) {
  const gateway = createTwilioGateway({
    twilsockUri: `${emulator.url.replace("http", "ws")}/v3/wsconnect`,
  });
  const ready = new Promise<void>((resolve) => {
    gateway.subscribe((event) => event.type === "conversationsLoaded" && resolve());
  });
  gateway.start(accessToken(emulator.account, identity(name)));
  await ready;
  const messages: Message[] = [];
  for (let hasNewer = true; hasNewer;) {
    const anchor = messages.at(-1)?.index ?? -1;
    const page = await gateway.loadMessages(sid, { direction: "newer", anchor, pageSize: 100 });
    messages.push(...page.messages);
    hasNewer = page.hasNewer;
  }
  await gateway.stop();
  return messages;
}

test(
  `of ${sends} messages none is lost, doubled or out of order when half of the attempts are disturbed`,
  async ({ onTestFailed }) => {
    const { random, seed } = createRandom(process.env["FAULT_SEED"]);
    const emulator = await createEmulator({ port: 0, memory: true });
    const attempts = { all: 0, disturbed: 0 };
    const network = await openFaultyNetwork({
      url: `${emulator.url.replace("http", "ws")}/v3/wsconnect`,
      random,
      longestDelayMs: 3500 / haste,
      disturb() {
        attempts.all += 1;
        if (random() < 0.5) return undefined;
        attempts.disturbed += 1;
        return disturbances[Math.floor(random() * disturbances.length)];
      },
      makeUnavailable: () =>
        void emulator.faults.add({
          on: "sdk",
          effect: "error",
          method: "POST",
          path: "/Messages",
          code: 20503,
          status: 503,
        }),
    });
    const perClient = Math.ceil(sends / clients);
    const bodies = Array.from({ length: perClient }, (_, number) => `message ${number}`);

    const unfinished = new Map<string, Chat>();
    onTestFailed(() => {
      for (const [name, { store }] of unfinished) {
        const { connection, outbox, listStatus } = store.getState();
        const waiting = Object.values(outbox).map(({ body, state }) => [body, state]);
        const facts = { name, connection, listStatus, waiting };
        process.stderr.write(`not finished: ${JSON.stringify(facts)}\n`);
      }
    });

    async function runOne(number: number) {
      const name = `person${number}`;
      const chat = openChat(emulator, network.url, name);
      unfinished.set(name, chat);
      await chat.session.start();
      await waitUntil(chat.store, (state) => state.listStatus === "ready");
      const sid = await chat.commands.createConversation(`Conversation ${number}`);
      void chat.commands.openConversation(sid);
      for (const body of bodies) chat.commands.sendMessage(sid, body);
      await waitUntil(chat.store, (state) => Object.keys(state.outbox).length === 0);
      await waitUntil(chat.store, () => shownBodies(chat, sid).length >= perClient);
      const fresh = await freshMessages(emulator, name, sid);
      const shown = shownBodies(chat, sid).slice(-perClient);
      unfinished.delete(name);
      await chat.session.stop();
      return { shown, fresh };
    }

    const results = await Promise.all(
      Array.from({ length: clients }, (_, number) => runOne(number)),
    );
    await network.close();
    await emulator.close();

    const summary = { seed, sends: clients * perClient, ...attempts, ...network.hits };
    process.stdout.write(`fault run: ${JSON.stringify(summary)}\n`);
    for (const { shown, fresh } of results) {
      expect(
        fresh.map(({ body }) => body),
        `seed ${seed}`,
      ).toEqual(bodies);
      expect(shown, `seed ${seed}`).toEqual(bodies);
      const ids = new Set(fresh.map(({ attributes }) => clientMessageIdOf(attributes)));
      expect(ids.size, `seed ${seed}`).toBe(perClient);
    }
    expect(attempts.disturbed / attempts.all).toBeGreaterThan(0.35);
  },
  limitMs,
);
