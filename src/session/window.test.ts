import { expect, test } from "vitest";
import { lastMessageSid } from "../store/conversationSelectors.ts";
import { timelineRows } from "../store/timelineSelectors.ts";
import { firstUnread, unreadCount } from "../store/unread.ts";
import { createTestSession } from "./testing/createTestSession.ts";

const phone = { author: "+16505551111" };

async function openLong(lastReadMessageIndex: number | null = null) {
  const world = createTestSession();
  const { fake, clock, session, store, commands } = world;
  const { sid } = fake.addConversation({ lastReadMessageIndex });
  for (let count = 0; count < 200; count += 1)
    fake.append(sid, { ...phone, body: `text ${count}` });
  await session.start();
  void commands.openConversation(sid);
  await clock.advance(3000);
  const shown = () =>
    timelineRows(store.getState(), sid).map(({ messageSid }) =>
      messageSid === null ? -1 : (store.getState().messages[messageSid]?.index ?? -1),
    );
  return { ...world, sid, shown };
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place);

test("shows the history around a message, and goes on without gaps in both directions", async () => {
  const { commands, clock, sid, shown } = await openLong();
  await commands.loadAround(sid, 80);
  expect(shown()).toEqual(range(65, 94));
  commands.loadOlder(sid);
  await clock.advance(0);
  commands.loadNewer(sid);
  await clock.advance(0);
  expect(shown()).toEqual(range(0, 194));
});

test("a message that comes meanwhile makes no gap, and is there when the end is reached", async () => {
  const { commands, clock, fake, sid, shown } = await openLong();
  await commands.loadAround(sid, 180);
  fake.append(sid, { body: "meanwhile" });
  await clock.advance(0);
  expect(shown()).toEqual(range(165, 194));
  commands.loadNewer(sid);
  await clock.advance(0);
  expect(shown()).toEqual(range(165, 200));
});

test("reading further up goes on after a reconnect", async () => {
  const { commands, clock, fake, sid, shown } = await openLong();
  await commands.loadAround(sid, 20);
  fake.disconnect();
  fake.connect();
  fake.replay();
  await clock.advance(5000);
  expect(shown()).toEqual(range(5, 34));
  await commands.loadLatest(sid);
  expect(shown()).toEqual(range(170, 199));
});

test("the beginning and a message that is gone have their surroundings too", async () => {
  const { commands, fake, clock, sid, shown, store } = await openLong();
  await commands.loadAround(sid, 0);
  expect(shown()[0]).toBe(0);
  expect(store.getState().timelines[sid]?.older).toBe("end");
  const [row] = timelineRows(store.getState(), sid);
  if (row?.messageSid) await fake.gateway.removeMessage(sid, row.messageSid);
  await clock.advance(0);
  await commands.loadAround(sid, 0);
  expect(shown()[0]).toBe(1);
});

test("finds the first message of a time in a few requests", async () => {
  const { commands, fake, sid, store } = await openLong();
  const messages = Object.values(store.getState().messages);
  const wanted = messages.find(({ index }) => index === 175)?.dateCreated ?? 0;
  const before = fake.callsOf("loadMessages").length;
  expect(await commands.loadAroundDate(sid, wanted)).toBe(175);
  expect(fake.callsOf("loadMessages").length - before).toBeLessThan(10);
  expect(await commands.loadAroundDate(sid, 0)).toBe(0);
  expect(await commands.loadAroundDate(sid, wanted + 1_000_000)).toBeNull();
});

test("opens around the place where reading stopped when the newest page does not reach back to it", async () => {
  const { shown, store, sid, commands, fake, clock } = await openLong(49);
  expect(shown()).toEqual(range(35, 64));
  expect(firstUnread(store.getState(), sid)).toMatchObject({ count: 150 });
  // The list goes on showing the newest message.
  const newest = lastMessageSid(store.getState(), sid);
  expect(newest && store.getState().messages[newest]?.index).toBe(199);
  // What comes meanwhile is counted, and makes no gap.
  fake.append(sid, { ...phone, body: "meanwhile" });
  await clock.advance(0);
  expect(unreadCount(store.getState(), sid)).toBe(151);
  commands.loadNewer(sid);
  await clock.advance(0);
  commands.loadNewer(sid);
  await clock.advance(0);
  expect(shown()).toEqual(range(35, 200));
});

test.each([
  ["a page holds", 180],
  ["nothing is unread of", 199],
  ["nobody ever read", null],
])("opens with the newest page where that is what %s", async (_words, horizon) => {
  const { shown, fake } = await openLong(horizon);
  expect(shown()).toEqual(range(170, 199));
  expect(fake.callsOf("loadMessages")).toHaveLength(1);
});
