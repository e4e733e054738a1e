import { expect, test } from "vitest";
import { createReadFront } from "./readFront.ts";

/** Every index has a message, and all are held. */
const dense = (index: number) => index + 1;

test("reading goes on from message to message, also when scrolling leaves some out", () => {
  const front = createReadFront(dense);
  expect(front.seen(20, 19)).toBe(20);
  expect(front.seen(24, 19)).toBe(24);
  expect(front.seen(22, 19)).toBeNull();
});

test("the messages in view are told in any order", () => {
  const front = createReadFront(dense);
  expect(front.seen(22, 19)).toBeNull();
  expect(front.seen(21, 19)).toBeNull();
  expect(front.seen(20, 19)).toBe(22);
});

test("what a jump leaves out keeps the horizon where it was", () => {
  const front = createReadFront(dense);
  expect(front.seen(20, 19)).toBe(20);
  front.jumped();
  expect(front.seen(68, 20)).toBeNull();
  expect(front.seen(69, 20)).toBeNull();
  expect(front.seenFrom()).toBe(68);
});

test("scrolling back to where reading stopped takes in what was seen meanwhile", () => {
  const front = createReadFront(dense);
  front.seen(20, 19);
  front.jumped();
  for (let index = 69; index > 21; index -= 1) expect(front.seen(index, 20)).toBeNull();
  expect(front.seen(21, 20)).toBe(69);
  expect(front.seenFrom()).toBeNull();
  expect(front.seen(70, 69)).toBe(70);
});

test("a jump back to where reading stopped goes on from there", () => {
  const front = createReadFront(dense);
  front.jumped();
  front.seen(69, 19);
  front.jumped();
  expect(front.seen(20, 19)).toBe(20);
  expect(front.seen(21, 20)).toBe(21);
});

test("deleted messages are no gap, messages that are not held are one", () => {
  const sparse = createReadFront((index) => (index === 19 ? 25 : index + 1));
  expect(sparse.seen(25, 19)).toBe(25);
  const unheld = createReadFront(() => null);
  expect(unheld.seen(60, 19)).toBeNull();
});

test("another device that read further moves the place", () => {
  const front = createReadFront(dense);
  front.jumped();
  expect(front.seen(60, 19)).toBeNull();
  expect(front.seen(61, 59)).toBe(61);
});

test("a long conversation that was never read is read from where it opens", () => {
  const front = createReadFront(dense);
  expect(front.seen(4711, null)).toBe(4711);
});
