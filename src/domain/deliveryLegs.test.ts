import { describe, expect, test } from "vitest";
import { countReceipts, legCounts, legStates } from "./deliveryLegs.ts";
import type { AggregatedDelivery } from "./deliveryStatus.ts";

const nothing: AggregatedDelivery = {
  total: 2,
  sent: "none",
  delivered: "none",
  read: "none",
  failed: "none",
  undelivered: "none",
};

describe("legCounts", () => {
  test.each([
    ["nothing known yet", {}, { queued: 2 }],
    ["all sent", { sent: "all" }, { sent: 2 }],
    ["one delivered", { sent: "all", delivered: "some" }, { delivered: 1, sent: 1 }],
    ["one read", { sent: "all", delivered: "all", read: "some" }, { read: 1, delivered: 1 }],
    [
      "one off",
      { sent: "all", delivered: "some", undelivered: "some" },
      { delivered: 1, failed: 1 },
    ],
    ["both refused", { failed: "some", undelivered: "some" }, { failed: 2 }],
    ["one refused, one waits", { failed: "some" }, { failed: 1, queued: 1 }],
  ] as const)("two phones, %s", (_name, delivery, expected) => {
    const none = { total: 2, read: 0, delivered: 0, sent: 0, queued: 0, failed: 0 };
    expect(legCounts({ ...nothing, ...delivery })).toEqual({ ...none, ...expected });
  });

  test("three phones: some is not a number, all is", () => {
    const three = { ...nothing, total: 3, sent: "all" } as const;
    expect(legCounts({ ...three, delivered: "some" })).toBeUndefined();
    expect(legCounts({ ...three, delivered: "all" })).toMatchObject({ delivered: 3, sent: 0 });
  });
});

test("a phone without a receipt is still queued", () => {
  expect(countReceipts(3, [])).toMatchObject({ queued: 3 });
});

test("legStates draws the furthest first and the failed last", () => {
  const counts = { total: 4, read: 1, delivered: 1, sent: 1, queued: 0, failed: 1 };
  expect(legStates(counts)).toEqual(["read", "delivered", "sent", "failed"]);
});
