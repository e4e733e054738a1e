import { describe, expect, test } from "vitest";
import {
  chatParticipant,
  conversation,
  conversationSid,
  message,
  sid,
} from "../domain/testing/fixtures.ts";
import { applyEvents } from "./applyEvent.ts";
import { emptyState } from "./chatState.ts";
import type { StoreEvent } from "./storeEvent.ts";
import { newSystemFacts, type SystemLine, withSystemLines } from "./systemLines.ts";
import { timelineRows } from "./timelineSelectors.ts";

const alice = chatParticipant("alice");
const since = 100_000;
const messages = [message(3), message(4), message(6)];
const page = { messages, hasOlder: true, hasNewer: false };
const request = { direction: "older" as const, anchor: null };
const loaded = applyEvents(emptyState, [
  { type: "conversationUpserted", conversation: conversation({ friendlyName: "Party" }) },
  { type: "participantUpserted", participant: alice },
  { type: "pageLoaded", conversationSid, request, page },
]);

function factsOf(...events: StoreEvent[]) {
  const facts = newSystemFacts(loaded, applyEvents(loaded, events), since);
  return facts.map(([, fact]) => fact);
}

describe("what happens is told", () => {
  const ben = chatParticipant("ben", { sid: sid("MB", 7), dateCreated: since + 1 });

  test("who joins, but not who was there and is only told of now", () => {
    expect(factsOf({ type: "participantUpserted", participant: ben })).toEqual([
      { kind: "joined", participant: ben },
    ]);
    const early = { ...ben, dateCreated: since - 1 };
    expect(factsOf({ type: "participantUpserted", participant: early })).toEqual([]);
  });

  test("who leaves, with the name they had", () => {
    const participantSid = alice.sid;
    expect(factsOf({ type: "participantRemoved", conversationSid, participantSid })).toEqual([
      { kind: "left", participant: alice },
    ]);
  });

  test("a new title and the end", () => {
    const changed = conversation({ friendlyName: "Feast", state: "closed", dateUpdated: 2000 });
    expect(factsOf({ type: "conversationUpserted", conversation: changed })).toEqual([
      { kind: "renamed", title: "Feast" },
      { kind: "closed" },
    ]);
  });

  test("messages and read horizons are nothing of that kind", () => {
    const read = conversation({
      friendlyName: "Party",
      lastReadMessageIndex: 3,
      dateUpdated: 2000,
    });
    expect(
      factsOf(
        { type: "messageUpserted", message: message(7) },
        { type: "conversationUpserted", conversation: read },
      ),
    ).toEqual([]);
  });
});

test("each line stands after its message, those before the window not at all", () => {
  const line = (after: number): SystemLine => ({
    key: `after ${after}`,
    after,
    fact: { kind: "closed" },
  });
  const rows = timelineRows(loaded, conversationSid);
  const items = withSystemLines(loaded, rows, [line(1), line(3), line(5), line(6)]);
  expect(items.map(({ key, line: own }) => own?.key ?? key)).toEqual([
    message(3).sid,
    "after 3",
    message(4).sid,
    "after 5",
    message(6).sid,
    "after 6",
  ]);
  expect(withSystemLines(loaded, rows, [])).toBe(rows);
});
