import { expect, test } from "vitest";
import { deliveryMark } from "./deliveryMark.ts";
import type { DeliveryMark } from "./deliveryMark.ts";
import type { AggregatedDelivery } from "./deliveryStatus.ts";

const nothing: AggregatedDelivery = {
  total: 2,
  sent: "none",
  delivered: "none",
  read: "none",
  failed: "none",
  undelivered: "none",
};

test.each<[Partial<AggregatedDelivery>, DeliveryMark]>([
  [{}, "queued"],
  [{ sent: "some" }, "partlySent"],
  [{ sent: "all" }, "sent"],
  [{ sent: "all", delivered: "some" }, "partlyDelivered"],
  [{ sent: "all", delivered: "all" }, "delivered"],
  [{ sent: "all", delivered: "all", read: "some" }, "delivered"],
  [{ sent: "all", delivered: "all", read: "all" }, "read"],
  [{ sent: "some", delivered: "some", failed: "some" }, "partlyFailed"],
  [{ sent: "all", delivered: "some", undelivered: "some" }, "partlyFailed"],
  [{ undelivered: "all", sent: "all" }, "failed"],
  [{ failed: "all" }, "failed"],
])("%o is marked %s", (fields, mark) => {
  expect(deliveryMark({ ...nothing, ...fields })).toBe(mark);
});

test("without legs there is no mark", () => {
  expect(deliveryMark(null)).toBe("none");
  expect(deliveryMark({ ...nothing, total: 0 })).toBe("none");
});
