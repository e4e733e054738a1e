import { expect, test } from "vitest";
import { composingOf } from "../store/composing.ts";
import { createFakeGateway } from "./fakeGateway.ts";
import { createTestSession, createMemoryStorage, me, settle } from "./testing/createTestSession.ts";
import { createTestTabs } from "./testing/createTestTabs.ts";

/** Two tabs of one browser: each has its own connection, they share what the browser keeps. */
async function twoTabs() {
  const storage = createMemoryStorage();
  const openTab = createTestTabs();
  const fake = createFakeGateway(me);
  const { sid } = fake.addConversation({ friendlyName: "Party" });
  const first = createTestSession({ fake, storage, tabs: openTab() });
  await first.session.start();
  const second = createTestSession({ fake, storage, tabs: openTab() });
  await second.session.start();
  await settle();
  const sent = () => fake.messagesOf(sid).map(({ body }) => body);
  return { fake, storage, sid, first, second, sent };
}

type Tab = Awaited<ReturnType<typeof twoTabs>>["first"];

const outboxOf = ({ store }: Tab) =>
  Object.values(store.getState().outbox).map(({ body, state }) => `${body} ${state.state}`);

test("what is written in either tab is sent once, by the leading one, in the order of writing", async () => {
  const { fake, first, second, sid, sent } = await twoTabs();
  second.commands.sendMessage(sid, "one");
  first.commands.sendMessage(sid, "two");
  second.commands.sendMessage(sid, "three");
  await settle();
  expect(new Set(sent())).toEqual(new Set(["one", "two", "three"]));
  expect(sent().indexOf("one")).toBeLessThan(sent().indexOf("three"));
  expect(fake.callsOf("sendMessage")).toHaveLength(3);
  expect([...outboxOf(first), ...outboxOf(second)]).toEqual([]);
});

test("both tabs show what waits, and what became of it", async () => {
  const { fake, first, second, sid } = await twoTabs();
  fake.disconnect();
  second.commands.sendMessage(sid, "later");
  await settle();
  expect(outboxOf(first)).toEqual(["later queued"]);
  expect(outboxOf(second)).toEqual(["later queued"]);
  const [entry] = Object.values(second.store.getState().outbox);
  if (entry === undefined) throw new Error("there should be an entry");
  second.commands.discardSend(entry.clientMessageId);
  expect(outboxOf(first)).toEqual([]);
});

test("what waits is taken back by the tab that sends, whichever was asked", async () => {
  const { fake, first, second, sid, sent } = await twoTabs();
  fake.disconnect();
  second.commands.sendMessage(sid, "later");
  const [entry] = Object.values(second.store.getState().outbox);
  if (entry === undefined) throw new Error("there should be an entry");
  // Before the first tab has heard of it.
  second.commands.takeBackSend(entry.clientMessageId);
  await settle();
  expect([...outboxOf(first), ...outboxOf(second)]).toEqual([]);
  for (const tab of [first, second]) expect(tab.store.getState().drafts[sid]).toBe("later");
  fake.connect();
  fake.replay();
  await settle();
  expect(sent()).toEqual([]);
});

test("what the leading tab has begun to send is not taken back by the other", async () => {
  const { fake, first, second, sid, sent } = await twoTabs();
  // The first tab sends while the second one still shows it as waiting.
  first.commands.sendMessage(sid, "on its way");
  const [entry] = Object.values(first.store.getState().outbox);
  if (entry === undefined) throw new Error("there should be an entry");
  second.commands.takeBackSend(entry.clientMessageId);
  await settle();
  const drafts = [first, second].map(({ store }) => store.getState().drafts[sid] ?? "");
  expect([...sent(), ...new Set(drafts)].filter(Boolean)).toEqual(["on its way"]);
  expect(fake.callsOf("sendMessage").length).toBeLessThanOrEqual(1);
  expect([...outboxOf(first), ...outboxOf(second)]).toEqual([]);
});

test("a wish that the leading tab did not live to do is done by the next one", async () => {
  const { fake, first, second, sid, sent } = await twoTabs();
  fake.onSend("requestLost");
  first.commands.sendMessage(sid, "ours");
  await settle();
  const [entry] = Object.values(second.store.getState().outbox);
  if (entry === undefined) throw new Error("there should be an entry");
  second.commands.takeBackSend(entry.clientMessageId);
  await settle();
  await first.session.stop();
  await second.clock.advance(20_000);
  expect(second.store.getState().drafts[sid]).toBe("ours");
  expect(sent()).toEqual([]);
});

test("when the leading tab goes, the other looks for what was under way before it sends it", async () => {
  const { fake, first, second, sid, sent, storage } = await twoTabs();
  fake.disconnect();
  fake.connect();
  // Carried out, but neither answer nor event came.
  fake.onSend("answerLost", "answered");
  first.commands.sendMessage(sid, "one");
  first.commands.sendMessage(sid, "two");
  await settle();
  expect(outboxOf(second)).toEqual(["one checking", "two queued"]);
  await first.session.stop();
  await second.clock.advance(20_000);
  expect(sent()).toEqual(["one", "two"]);
  expect(storage.outbox.size).toBe(0);
});

test("a draft is the same in both tabs", async () => {
  const { first, second, sid } = await twoTabs();
  first.commands.setDraft(sid, "half a tho");
  expect(second.store.getState().drafts[sid]).toBe("half a tho");
  second.commands.setDraft(sid, "");
  expect(first.store.getState().drafts[sid]).toBeUndefined();
  const file = { id: 1, name: "a.png", contentType: "image/png", content: new Blob(["a"]) };
  first.commands.setDraftFiles(sid, [file]);
  expect(composingOf(second.store).getState().files[sid]).toMatchObject([{ name: "a.png" }]);
  second.commands.setDraftFiles(sid, []);
  expect(composingOf(first.store).getState().files[sid]).toBeUndefined();
});

test("signing out in one tab ends the other", async () => {
  const { first, second } = await twoTabs();
  await first.commands.signOut();
  await settle();
  expect(second.signedOut.times).toBe(1);
});
