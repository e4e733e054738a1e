import { expect, test } from "vitest";
import { sid } from "../domain/testing/fixtures.ts";
import type { ConversationSource } from "./toConversation.ts";
import { toConversation } from "./toConversation.ts";

const source: ConversationSource = {
  sid: sid("CH", 1),
  friendlyName: "Party",
  uniqueName: "party",
  attributes: { mood: "fine" },
  state: { current: "closed", dateUpdated: new Date(3000) },
  createdBy: "alice",
  dateCreated: new Date(1000),
  dateUpdated: new Date(2000),
  lastMessage: { index: 4, dateCreated: new Date(1500) },
  lastReadMessageIndex: 3,
  notificationLevel: "muted",
};

test("every field", () => {
  expect(toConversation(source)).toEqual({
    sid: sid("CH", 1),
    friendlyName: "Party",
    uniqueName: "party",
    attributes: { mood: "fine" },
    state: "closed",
    createdBy: "alice",
    dateCreated: 1000,
    dateUpdated: 2000,
    lastMessage: { index: 4, dateCreated: 1500 },
    lastReadMessageIndex: 3,
    muted: true,
  });
});

test("what the service has not told yet", () => {
  const bare: ConversationSource = {
    ...source,
    friendlyName: null,
    uniqueName: null,
    attributes: null,
    state: undefined,
    createdBy: "",
    dateCreated: null,
    dateUpdated: null,
    lastMessage: undefined,
    lastReadMessageIndex: null,
    notificationLevel: "default",
  };
  expect(toConversation(bare)).toMatchObject({
    attributes: {},
    state: "active",
    createdBy: null,
    dateCreated: 0,
    dateUpdated: 0,
    lastMessage: null,
    lastReadMessageIndex: null,
    muted: false,
  });
});

test("a last message without an index is none", () => {
  expect(toConversation({ ...source, lastMessage: {} }).lastMessage).toBeNull();
});

test("a sid that is none cannot be used", () => {
  expect(() => toConversation({ ...source, sid: "party" })).toThrow('"party" is no CH sid');
});
