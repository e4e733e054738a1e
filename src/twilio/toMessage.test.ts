import { expect, test } from "vitest";
import { sid } from "../domain/testing/fixtures.ts";
import type { MessageSource } from "./toMessage.ts";
import { toMessage } from "./toMessage.ts";

const source: MessageSource = {
  sid: sid("IM", 1),
  conversation: { sid: sid("CH", 1) },
  index: 7,
  author: "+16505551111",
  participantSid: sid("MB", 1),
  body: "hello",
  attributes: { clientMessageId: "abc-12345678" },
  lastUpdatedBy: "bob",
  contentSid: sid("HX", 1),
  dateCreated: new Date(1000),
  dateUpdated: new Date(2000),
  attachedMedia: [{ sid: sid("ME", 1), contentType: "image/png", filename: "cat.png", size: 1234 }],
  aggregatedDeliveryReceipt: {
    total: 2,
    sent: "all",
    delivered: "some",
    read: "none",
    failed: "none",
    undelivered: "some",
  },
};

test("every field", () => {
  expect(toMessage(source)).toEqual({
    sid: sid("IM", 1),
    conversationSid: sid("CH", 1),
    index: 7,
    author: "+16505551111",
    participantSid: sid("MB", 1),
    body: "hello",
    attributes: { clientMessageId: "abc-12345678" },
    media: [{ sid: sid("ME", 1), contentType: "image/png", filename: "cat.png", sizeBytes: 1234 }],
    lastUpdatedBy: "bob",
    contentSid: sid("HX", 1),
    dateCreated: 1000,
    dateUpdated: 2000,
    delivery: {
      total: 2,
      sent: "all",
      delivered: "some",
      read: "none",
      failed: "none",
      undelivered: "some",
    },
  });
});

test("a program has no participant, and a message to chat people no delivery", () => {
  const bare: MessageSource = {
    ...source,
    author: "system",
    participantSid: null,
    body: null,
    contentSid: null,
    dateUpdated: null,
    attachedMedia: null,
    aggregatedDeliveryReceipt: null,
  };
  expect(toMessage(bare)).toMatchObject({
    author: "system",
    participantSid: null,
    body: null,
    media: [],
    contentSid: null,
    dateUpdated: 1000,
    delivery: null,
  });
});

test("the summary is a copy: the SDK changes its own in place", () => {
  const receipt = {
    total: 1,
    sent: "none" as const,
    delivered: "none" as const,
    read: "none" as const,
    failed: "none" as const,
    undelivered: "none" as const,
  };
  const message = toMessage({ ...source, aggregatedDeliveryReceipt: receipt });
  Object.assign(receipt, { sent: "all" });
  expect(message.delivery?.sent).toBe("none");
});
