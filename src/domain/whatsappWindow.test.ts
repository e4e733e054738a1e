import { expect, test } from "vitest";
import { windowMs, windowOf } from "./whatsappWindow.ts";

const now = 10 * windowMs;

test("is open for a day after the last message", () => {
  expect(windowOf({ inboundAt: now - 1000, heldSince: 0 }, now)).toEqual({
    state: "open",
    closesAt: now - 1000 + windowMs,
  });
  expect(windowOf({ inboundAt: now - windowMs, heldSince: 0 }, now)).toEqual({
    state: "closed",
    closedAt: now,
  });
});

test("of somebody whose message is not held it is closed only when a whole day is", () => {
  const closed = { state: "closed", closedAt: null };
  expect(windowOf({ inboundAt: null, heldSince: now - windowMs }, now)).toEqual(closed);
  expect(windowOf({ inboundAt: null, heldSince: now - windowMs + 1 }, now)).toEqual({
    state: "unknown",
  });
});
