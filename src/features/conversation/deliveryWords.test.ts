import { expect, test } from "vitest";
import type { LegCounts } from "../../domain/deliveryLegs.ts";
import { en } from "../../texts/en.ts";
import { deliveryWords } from "./deliveryWords.ts";

const none: LegCounts = { total: 3, read: 0, delivered: 0, sent: 0, queued: 0, failed: 0 };

test.each<[Partial<LegCounts>, string, string | undefined]>([
  [{ queued: 3 }, "Waiting for 3 phones", undefined],
  [{ sent: 3 }, "Sent to 3 phones", undefined],
  [{ delivered: 2, sent: 1 }, "2 of 3 delivered, 1 sent", undefined],
  [{ delivered: 1, read: 1, failed: 1 }, "2 of 3 delivered", "1 failed"],
  [{ read: 1, delivered: 2 }, "Delivered to all 3 phones", undefined],
  [{ read: 3 }, "Read on all 3 phones", undefined],
  [{ failed: 3 }, "", "Failed on all 3 phones"],
  [{ total: 1, delivered: 1 }, "Delivered", undefined],
])("%j", (counts, words, failedWords) => {
  expect(deliveryWords(en.thread.delivery, { ...none, ...counts })).toEqual({
    words,
    ...(failedWords !== undefined && { failedWords }),
  });
});
