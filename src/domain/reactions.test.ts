import { expect, test } from "vitest";
import {
  hasHeldReactions,
  ownReactions,
  reactionsOf,
  toggled,
  withOwnReactions,
} from "./reactions.ts";
import { identity } from "./testing/fixtures.ts";

const alice = identity("alice");
const ben = identity("ben");

test("keep everybody's entry but one's own", () => {
  const before = { clientMessageId: "abcdefgh", reactions: { ben: ["👍"] } };
  const after = withOwnReactions(before, alice, ["👍", "🎉"]);
  expect(reactionsOf(after)).toEqual([
    { emoji: "👍", identities: [ben, alice] },
    { emoji: "🎉", identities: [alice] },
  ]);
  expect(withOwnReactions(after, alice, [])).toEqual(before);
  expect(ownReactions(after, alice)).toEqual(["👍", "🎉"]);
});

test("the last one taken back leaves nobody, and the trace that somebody reacted", () => {
  const left = withOwnReactions({ reactions: { alice: ["👍"] } }, alice, []);
  expect(reactionsOf(left)).toEqual([]);
  expect(hasHeldReactions(left)).toBe(true);
  expect(hasHeldReactions({})).toBe(false);
});

test.each([[null], ["👍"], [["👍"]], [{ ben: "👍" }], [{ ben: [1, null, "", "x".repeat(99)] }]])(
  "%j in the attributes is no reaction",
  (reactions) => {
    expect(reactionsOf({ reactions })).toEqual([]);
  },
);

test("toggle", () => {
  expect(toggled(["👍"], "👍")).toEqual([]);
  expect(toggled(["👍"], "🎉")).toEqual(["👍", "🎉"]);
});
