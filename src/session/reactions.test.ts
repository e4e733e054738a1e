import { expect, test } from "vitest";
import { reactionsOf, withOwnReactions } from "../domain/reactions.ts";
import { identity } from "../domain/testing/fixtures.ts";
import { createTestSession, me } from "./testing/createTestSession.ts";

const ben = identity("ben");

async function open() {
  const world = createTestSession();
  const { sid } = world.fake.addConversation();
  await world.session.start();
  await world.clock.advance(0);
  const message = world.fake.append(sid, { author: "ben", body: "hello" });
  await world.clock.advance(0);
  const shown = () => reactionsOf(world.store.getState().messages[message.sid]?.attributes ?? {});
  /** Ben writes what he read before he knew of anybody else's reaction. */
  const benWritesOver = () =>
    world.fake.gateway.changeMessageAttributes(sid, message.sid, () =>
      withOwnReactions({}, ben, ["🎉"]),
    );
  return { ...world, sid, message, shown, benWritesOver };
}

test("a reaction that somebody else's write took away is written again, beside theirs", async () => {
  const { clock, commands, sid, message, shown, benWritesOver } = await open();
  await commands.toggleReaction(sid, message.sid, "👍");
  await clock.advance(0);
  await benWritesOver();
  await clock.advance(5000);
  expect(shown()).toEqual([
    { emoji: "🎉", identities: [ben] },
    { emoji: "👍", identities: [me] },
  ]);
});

test("also when only the other's write is told, as after a loss of the connection", async () => {
  const { clock, commands, sid, message, shown, fake, store } = await open();
  fake.disconnect();
  // Carried out, and both are told in one: the fake's replay gives the last state of each.
  const wish = commands.toggleReaction(sid, message.sid, "👍");
  await wish;
  await fake.gateway.changeMessageAttributes(sid, message.sid, () =>
    withOwnReactions({}, ben, ["🎉"]),
  );
  fake.connect();
  fake.replay();
  expect(store.getState().messages[message.sid]).toBeDefined();
  await clock.advance(5000);
  expect(shown().map(({ emoji }) => emoji)).toEqual(["🎉", "👍"]);
});

test("taking one's own back leaves the others'", async () => {
  const { clock, commands, sid, message, shown, benWritesOver } = await open();
  await benWritesOver();
  await clock.advance(0);
  await commands.toggleReaction(sid, message.sid, "🎉");
  await clock.advance(3000);
  await commands.toggleReaction(sid, message.sid, "🎉");
  await clock.advance(3000);
  expect(shown()).toEqual([{ emoji: "🎉", identities: [ben] }]);
});
