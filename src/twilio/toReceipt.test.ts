import { expect, test } from "vitest";
import { sid } from "../domain/testing/fixtures.ts";
import type { ReceiptSource } from "./toReceipt.ts";
import { toReceipt } from "./toReceipt.ts";

const source: ReceiptSource = {
  sid: sid("DY", 1),
  messageSid: sid("IM", 1),
  participantSid: sid("MB", 1),
  status: "undelivered",
  errorCode: "30003",
  dateUpdated: "2026-01-01T00:00:01Z",
};

test("every field", () => {
  expect(toReceipt(source)).toEqual({
    sid: sid("DY", 1),
    messageSid: sid("IM", 1),
    participantSid: sid("MB", 1),
    status: "undelivered",
    errorCode: 30003,
    dateUpdated: Date.UTC(2026, 0, 1, 0, 0, 1),
  });
});

test.each([0, "0", "", "none"])("the error code %o is none", (errorCode) => {
  // The type knows text and 0.
  const read = toReceipt({ ...source, errorCode: errorCode as ReceiptSource["errorCode"] });
  expect(read.errorCode).toBeNull();
});
