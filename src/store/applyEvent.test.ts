import { describe, expect, test } from "vitest";
import { ChatError } from "../domain/chatError.ts";
import type { OutboxMessage } from "../domain/outboxMessage.ts";
import {
  clientMessageId,
  address,
  chatParticipant,
  conversation,
  conversationSid,
  identity,
  message,
  phoneParticipant,
  sid,
  user,
} from "../domain/testing/fixtures.ts";
import { applyEvents } from "./applyEvent.ts";
import type { ChatState } from "./chatState.ts";
import { emptyState } from "./chatState.ts";
import type { PageRequest, StoreEvent } from "./storeEvent.ts";
import { timelineRows } from "./timelineSelectors.ts";

const id = clientMessageId("a1b2c3d4e5f6");
const latest: PageRequest = { direction: "older", anchor: null };

const outboxMessage: OutboxMessage = {
  clientMessageId: id,
  conversationSid,
  body: "hello",
  createdAt: 500,
  sentAfter: null,
  state: { state: "queued" },
};

function after(...events: StoreEvent[]): ChatState {
  return applyEvents(emptyState, events);
}

function told(...indexes: number[]): StoreEvent[] {
  return indexes.map((index) => ({ type: "messageUpserted", message: message(index) }));
}

function page(
  request: PageRequest,
  indexes: number[],
  flags: { hasOlder?: boolean; hasNewer?: boolean } = {},
): StoreEvent[] {
  return [
    { type: "pageRequested", conversationSid, request },
    {
      type: "pageLoaded",
      conversationSid,
      request,
      page: {
        messages: indexes.map((index) => message(index)),
        hasOlder: flags.hasOlder ?? false,
        hasNewer: flags.hasNewer ?? false,
      },
    },
  ];
}

function shownIndexes(state: ChatState): (number | undefined)[] {
  return timelineRows(state, conversationSid).map((row) =>
    row.messageSid === null ? undefined : state.messages[row.messageSid]?.index,
  );
}

describe("messages", () => {
  test("stand in the order of their index, whatever the order of arrival", () => {
    expect(shownIndexes(after(...told(2, 0, 1)))).toEqual([0, 1, 2]);
  });

  test("an older version changes nothing", () => {
    const edited = message(0, { body: "new", dateUpdated: 9000 });
    const state = after({ type: "messageUpserted", message: edited }, ...told(0));
    expect(state.messages[edited.sid]?.body).toBe("new");
  });

  test("a removed one stays removed when a page that was under way brings it", () => {
    const state = after(
      ...told(0, 1),
      { type: "messageRemoved", conversationSid, messageSid: message(1).sid },
      ...page(latest, [0, 1]),
    );
    expect(shownIndexes(state)).toEqual([0]);
    expect(state.timelines[conversationSid]?.newestSid).toBe(message(0).sid);
  });

  test("an author that is an address is learned for the participant", () => {
    const state = after(...told(0));
    expect(state.learnedBindings[sid("MB", 1)]).toEqual({
      address: "+16505551111",
      proxyAddress: null,
    });
  });

  test("the answer to adding a phone and an author complete each other", () => {
    const state = after(
      {
        type: "phoneAdded",
        participantSid: sid("MB", 1),
        address: address("+16505551111"),
        proxyAddress: address("+15005550001"),
      },
      ...told(0),
    );
    expect(state.learnedBindings[sid("MB", 1)]?.proxyAddress).toBe("+15005550001");
  });

  test("end their author's typing", () => {
    const state = after(
      { type: "typingStarted", conversationSid, identity: identity("alice") },
      { type: "typingStarted", conversationSid, identity: identity("bob") },
      { type: "messageUpserted", message: message(0, { author: "alice" }) },
    );
    expect(state.typing[conversationSid]).toEqual(["bob"]);
  });
});

describe("a timeline", () => {
  test("older pages go before, and the start is known", () => {
    const older: PageRequest = { direction: "older", anchor: 30 };
    const state = after(
      ...page(latest, [30, 31], { hasOlder: true }),
      ...page(older, [28, 29], { hasOlder: false }),
    );
    expect(shownIndexes(state)).toEqual([28, 29, 30, 31]);
    expect(state.timelines[conversationSid]).toMatchObject({ older: "end", newer: "end" });
  });

  test("live messages from before the first page stay behind it", () => {
    const state = after(...told(41, 42), ...page(latest, [39, 40, 41], { hasOlder: true }));
    expect(shownIndexes(state)).toEqual([39, 40, 41, 42]);
  });

  test("a message before the window does not make a hidden gap", () => {
    const state = after(...page(latest, [30, 31], { hasOlder: true }), ...told(5));
    expect(shownIndexes(state)).toEqual([30, 31]);
    expect(state.messages[message(5).sid]).toBeDefined();
  });

  test("the newest page read again keeps what it touches", () => {
    const state = after(
      ...page(latest, [28, 29, 30], { hasOlder: true }),
      ...page({ direction: "older", anchor: 28 }, [26, 27], { hasOlder: true }),
      ...page(latest, [29, 30, 31], { hasOlder: true }),
    );
    expect(shownIndexes(state)).toEqual([26, 27, 28, 29, 30, 31]);
  });

  test("the newest page stands alone when something is missing between", () => {
    const state = after(
      ...page(latest, [1, 2], { hasOlder: true }),
      ...page(latest, [80, 81], { hasOlder: true }),
    );
    expect(shownIndexes(state)).toEqual([80, 81]);
    expect(state.timelines[conversationSid]?.older).toBe("more");
  });

  test("an older page that was asked for before such a new start is left out", () => {
    const older: PageRequest = { direction: "older", anchor: 1 };
    const [asked, answered] = page(older, [0]);
    if (asked === undefined || answered === undefined) throw new Error("page makes two events");
    const state = after(
      ...page(latest, [1, 2], { hasOlder: true }),
      asked,
      ...page(latest, [80, 81], { hasOlder: true }).slice(1),
      answered,
    );
    expect(shownIndexes(state)).toEqual([80, 81]);
  });

  test("a failed page can be asked for again and says why", () => {
    const failure = { type: "pageFailed", conversationSid, request: latest } as const;
    const error = new ChatError("offline", "gone");
    const state = after(
      { type: "pageRequested", conversationSid, request: latest },
      {
        ...failure,
        error,
      },
    );
    expect(state.timelines[conversationSid]).toMatchObject({ older: "unknown", error });
  });
});

describe("the outbox", () => {
  test("shows after the messages, and goes when its message comes", () => {
    const waiting = after(...told(0), { type: "outboxPut", message: outboxMessage });
    expect(timelineRows(waiting, conversationSid).map((row) => row.key)).toEqual([
      message(0).sid,
      id,
    ]);
    const confirmed = applyEvents(waiting, [
      { type: "messageUpserted", message: message(1, { attributes: { clientMessageId: id } }) },
    ]);
    // Same key, so the bubble stays where it is.
    expect(timelineRows(confirmed, conversationSid).map((row) => row.key)).toEqual([
      message(0).sid,
      id,
    ]);
    expect(confirmed.outbox).toEqual({});
  });

  test("an entry whose message is here already is not added", () => {
    const state = after(
      { type: "messageUpserted", message: message(1, { attributes: { clientMessageId: id } }) },
      { type: "outboxPut", message: outboxMessage },
    );
    expect(state.outbox).toEqual({});
  });

  test("a page settles an entry like an event does", () => {
    const state = after(
      { type: "outboxPut", message: outboxMessage },
      { type: "pageRequested", conversationSid, request: latest },
      {
        type: "pageLoaded",
        conversationSid,
        request: latest,
        page: {
          messages: [message(3, { attributes: { clientMessageId: id } })],
          hasOlder: false,
          hasNewer: false,
        },
      },
    );
    expect(state.outbox).toEqual({});
    expect(timelineRows(state, conversationSid)).toHaveLength(1);
  });
});

describe("conversations and people", () => {
  test("an older version of a conversation changes nothing", () => {
    const state = after(
      {
        type: "conversationUpserted",
        conversation: conversation({ friendlyName: "new", dateUpdated: 2000 }),
      },
      { type: "conversationUpserted", conversation: conversation({ friendlyName: "old" }) },
    );
    expect(state.conversations[conversationSid]?.friendlyName).toBe("new");
  });

  test("leaving a conversation forgets it, but not what one has written", () => {
    const state = after(
      { type: "conversationUpserted", conversation: conversation() },
      { type: "participantUpserted", participant: phoneParticipant() },
      ...told(0),
      { type: "draftChanged", conversationSid, body: "half a tho" },
      { type: "outboxPut", message: outboxMessage },
      { type: "conversationRemoved", conversationSid },
    );
    expect(state.conversations).toEqual({});
    expect(state.participants).toEqual({});
    expect(state.messages).toEqual({});
    expect(state.drafts[conversationSid]).toBe("half a tho");
    expect(state.outbox[id]).toBeDefined();
  });

  test("somebody who was removed does not come back with an older roster", () => {
    const gone = chatParticipant("alice");
    const state = after(
      { type: "participantUpserted", participant: gone },
      { type: "participantRemoved", conversationSid, participantSid: gone.sid },
      { type: "participantUpserted", participant: gone },
    );
    expect(state.participants[conversationSid]).toEqual({});
  });

  test("a change in one conversation keeps the others by reference", () => {
    const other = sid("CH", 2);
    const before = after(
      { type: "participantUpserted", participant: phoneParticipant() },
      { type: "participantUpserted", participant: phoneParticipant({ conversationSid: other }) },
    );
    const state = applyEvents(before, [
      { type: "participantUpserted", participant: chatParticipant("alice") },
    ]);
    expect(state.participants[other]).toBe(before.participants[other]);
    expect(state.participants[conversationSid]).not.toBe(before.participants[conversationSid]);
  });

  test("nobody types while the connection is lost", () => {
    const state = after(
      { type: "typingStarted", conversationSid, identity: identity("alice") },
      { type: "connectionChanged", connection: { status: "offline", since: 5 } },
    );
    expect(state.typing).toEqual({});
  });
});

describe("a list with a conversation that does not come", () => {
  const delayed: StoreEvent = { type: "conversationsDelayed" };

  test("what is there is shown, and the last visit speaks for what is not", () => {
    const kept = { ...conversation(), sid: sid("CH", 7) };
    const fromLastVisit: StoreEvent = {
      type: "snapshotLoaded",
      snapshot: {
        facts: {
          me: identity("alice"),
          users: [],
          learnedBindings: {},
          numbers: null,
          contacts: {},
        },
        conversations: [{ conversation: kept, participants: [], lastMessage: null }],
      },
    };
    const partial = after(
      fromLastVisit,
      { type: "conversationUpserted", conversation: conversation() },
      delayed,
    );
    expect(partial.listStatus).toBe("partial");
    expect(Object.keys(partial.conversations)).toHaveLength(2);
    const whole = applyEvents(partial, [{ type: "conversationsLoaded" }]);
    expect(whole.listStatus).toBe("ready");
    expect(Object.keys(whole.conversations)).toEqual([conversationSid]);
  });

  test("nothing told is no list, and a list that was complete stays so", () => {
    expect(after(delayed).listStatus).toBe("loading");
    expect(after({ type: "conversationsLoaded" }, delayed).listStatus).toBe("ready");
  });
});

test("what is told twice changes nothing, not even a reference", () => {
  const events: StoreEvent[] = [
    { type: "connectionChanged", connection: { status: "connected" } },
    { type: "meLoaded", identity: identity("alice") },
    { type: "conversationsLoaded" },
    { type: "conversationUpserted", conversation: conversation() },
    { type: "participantUpserted", participant: phoneParticipant() },
    { type: "userUpserted", user: user("alice", "Alice") },
    ...told(0),
    { type: "draftChanged", conversationSid, body: "x" },
    { type: "typingEnded", conversationSid, identity: identity("bob") },
    { type: "conversationRemoved", conversationSid: sid("CH", 9) },
  ];
  for (const event of events) {
    const once = after(...events.slice(0, events.indexOf(event) + 1));
    expect(applyEvents(once, [event]), event.type).toBe(once);
  }
});
