import { expect, test } from "vitest";
import { timelineRows } from "../store/timelineSelectors.ts";
import { createFakeGateway } from "./fakeGateway.ts";
import { snapshotDelayMs } from "./snapshotKeeper.ts";
import { createTestSession, me, settle } from "./testing/createTestSession.ts";

const phone = { author: "+16505551111" };

/** Somebody read a conversation of 40 messages and went away. */
async function visited() {
  const fake = createFakeGateway(me);
  const { sid } = fake.addConversation({ friendlyName: "Party" });
  const other = fake.addConversation({ friendlyName: "Other" });
  for (let number = 0; number < 40; number += 1) fake.append(sid, { ...phone, body: `${number}` });
  const before = createTestSession({ fake });
  await before.session.start();
  void before.commands.openConversation(sid);
  await before.clock.advance(snapshotDelayMs);
  await before.session.stop();
  return { fake, sid, other, before, storage: before.storage };
}

/** The next visit; the server of the tokens is slow. */
function comeBack({
  fake,
  storage,
}: Pick<Awaited<ReturnType<typeof visited>>, "fake" | "storage">) {
  const chat = createTestSession({ fake, storage });
  let answer = () => {};
  const token = new Promise<string>((resolve) => {
    answer = () => resolve("late token");
  });
  chat.api.fetchToken = () => token;
  const started = chat.session.start();
  return { ...chat, answer, started };
}

function bodies(
  chat: ReturnType<typeof comeBack>,
  sid: Awaited<ReturnType<typeof visited>>["sid"],
) {
  const state = chat.store.getState();
  return timelineRows(state, sid).map(
    (row) => row.messageSid !== null && state.messages[row.messageSid]?.body,
  );
}

test("list and thread are there before the network, and the live state changes nothing that is the same", async () => {
  const visit = await visited();
  const { sid } = visit;
  const chat = comeBack(visit);
  await settle();
  void chat.commands.openConversation(sid);
  await settle();
  const early = chat.store.getState();
  expect(early).toMatchObject({ me, listStatus: "snapshot", connection: { status: "connecting" } });
  expect(early.conversations[sid]?.friendlyName).toBe("Party");
  expect(bodies(chat, sid)).toHaveLength(30);
  expect(bodies(chat, sid).at(-1)).toBe("39");

  chat.answer();
  await chat.started;
  await settle();
  const live = chat.store.getState();
  expect(live.listStatus).toBe("ready");
  expect(live.timelines[sid]).toMatchObject({ isLoaded: true, older: "more", restored: null });
  expect(live.conversations[sid]).toBe(early.conversations[sid]);
  expect(live.participants[sid]).toBe(early.participants[sid]);
  for (const row of timelineRows(live, sid)) {
    if (row.messageSid === null) throw new Error("the outbox is empty");
    expect(live.messages[row.messageSid]).toBe(early.messages[row.messageSid]);
  }
});

test("what happened meanwhile replaces what was kept: new, edited, removed, left", async () => {
  const visit = await visited();
  const { fake, sid, other } = visit;
  const [deleted, edited] = fake.messagesOf(sid).slice(-3);
  if (deleted === undefined || edited === undefined) throw new Error("there should be messages");
  await fake.gateway.removeMessage(sid, deleted.sid);
  await fake.gateway.editMessage(sid, edited.sid, "edited");
  fake.append(sid, { ...phone, body: "new" });
  await fake.gateway.leaveConversation(other.sid);

  const chat = comeBack(visit);
  await settle();
  void chat.commands.openConversation(sid);
  await settle();
  expect(bodies(chat, sid).slice(-3)).toEqual(["37", "38", "39"]);
  expect(chat.store.getState().conversations[other.sid]).toBeDefined();
  chat.answer();
  await chat.started;
  await settle();
  expect(bodies(chat, sid).slice(-4)).toEqual(["36", "edited", "39", "new"]);
  expect(chat.store.getState().messages[deleted.sid]).toBeUndefined();
  expect(chat.store.getState().conversations[other.sid]).toBeUndefined();
});

test("a list that is not complete is never kept", async () => {
  const visit = await visited();
  const chat = comeBack(visit);
  await settle();
  await chat.clock.advance(snapshotDelayMs * 2);
  await chat.session.stop();
  const snapshot = await visit.storage.loadSnapshot();
  expect(snapshot?.conversations).toHaveLength(2);
});

test("only what changed is written again", async () => {
  const { fake, sid, storage } = await visited();
  const kept: string[][] = [];
  const keep = storage.keepSnapshot;
  storage.keepSnapshot = async (changes) => {
    kept.push(changes.conversations.map(({ conversation }) => conversation.friendlyName ?? ""));
    await keep(changes);
  };
  const chat = createTestSession({ fake, storage });
  await chat.session.start();
  await chat.clock.advance(snapshotDelayMs);
  fake.append(sid, { ...phone, body: "new" });
  await chat.clock.advance(snapshotDelayMs);
  expect(kept.flat()).toEqual(["Party"]);
});

test("a conversation that hangs keeps neither previews nor the snapshot from the others", async () => {
  const visit = await visited();
  const { fake, sid, other, storage } = visit;
  fake.hang(other.sid);
  const chat = comeBack(visit);
  chat.answer();
  await chat.started;
  fake.append(sid, { ...phone, body: "new" });
  chat.commands.loadPreview(sid);
  await chat.clock.advance(2 * snapshotDelayMs);
  expect(chat.store.getState().listStatus).toBe("partial");
  expect(bodies(chat, sid)).toContain("new");
  const kept = (await storage.loadSnapshot())?.conversations ?? [];
  expect(kept.map(({ conversation }) => conversation.friendlyName)).toEqual(["Party", "Other"]);
  expect(kept[0]?.lastMessage?.body).toBe("new");
  fake.comeAfterAll();
  await chat.clock.advance(snapshotDelayMs);
  expect(chat.store.getState()).toMatchObject({ listStatus: "ready", unconfirmed: {} });
});
