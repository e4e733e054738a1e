import { expect, test } from "vitest";
import { isEdited, withEditedMark } from "./isEdited.ts";
import { withOwnReactions } from "./reactions.ts";
import { identity, message } from "./testing/fixtures.ts";

const bob = identity("bob");
const delivered = {
  total: 1,
  sent: "all",
  delivered: "all",
  read: "none",
  failed: "none",
  undelivered: "none",
} as const;

test("a message that somebody changed is edited, whether it went to phones or not", () => {
  expect(isEdited(message(0, { lastUpdatedBy: "bob" }))).toBe(true);
  expect(isEdited(message(0, { lastUpdatedBy: "bob", delivery: delivered }))).toBe(true);
});

test("what becomes of its legs is no edit", () => {
  expect(isEdited(message(0, { delivery: delivered, dateUpdated: 99_000 }))).toBe(false);
});

test("reactions are no edit, not even when they are taken back", () => {
  const reacted = withOwnReactions({}, bob, ["👍"]);
  expect(isEdited(message(0, { lastUpdatedBy: "bob", attributes: reacted }))).toBe(false);
  const takenBack = withOwnReactions(reacted, bob, []);
  expect(isEdited(message(0, { lastUpdatedBy: "bob", attributes: takenBack }))).toBe(false);
});

test("the mark of an edit outlives reactions", () => {
  const attributes = withOwnReactions(withEditedMark({}), bob, ["👍"]);
  expect(isEdited(message(0, { lastUpdatedBy: "bob", attributes }))).toBe(true);
});
