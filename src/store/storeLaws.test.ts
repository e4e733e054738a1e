import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "../domain/entities.ts";
import { clientMessageId, conversationSid, message } from "../domain/testing/fixtures.ts";
import { applyEvents } from "./applyEvent.ts";
import type { ChatState } from "./chatState.ts";
import { emptyState } from "./chatState.ts";
import type { StoreEvent } from "./storeEvent.ts";
import { timelineRows } from "./timelineSelectors.ts";

/* fast-check prints seed and path of a failure; a found one becomes a named test in applyEvent.test.ts. */
const runs = { numRuns: 300 };

function shown(state: ChatState): Message[] {
  return timelineRows(state, conversationSid).flatMap((row) => {
    const held = row.messageSid === null ? undefined : state.messages[row.messageSid];
    return held === undefined ? [] : [held];
  });
}

describe("events in any order", () => {
  type Fact =
    | { kind: "version"; index: number; version: number }
    | { kind: "removal"; index: number };

  const fact: fc.Arbitrary<Fact> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("version" as const),
        index: fc.nat(12),
        version: fc.nat(4),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("removal" as const), index: fc.nat(12) }),
    },
  );

  function toEvent(told: Fact): StoreEvent {
    if (told.kind === "removal") {
      return { type: "messageRemoved", conversationSid, messageSid: message(told.index).sid };
    }
    return { type: "messageUpserted", message: versionOf(told.index, told.version) };
  }

  function versionOf(index: number, version: number): Message {
    return message(index, { body: `version ${version}`, dateUpdated: 5000 + version });
  }

  /** What must be shown: the newest version of all that was told and never removed. */
  function model(facts: readonly Fact[]): Message[] {
    const removed = new Set(
      facts.filter((told) => told.kind === "removal").map((told) => told.index),
    );
    const newest = new Map<number, number>();
    for (const told of facts) {
      if (told.kind === "removal" || removed.has(told.index)) continue;
      newest.set(told.index, Math.max(told.version, newest.get(told.index) ?? 0));
    }
    return [...newest]
      .toSorted(([a], [b]) => a - b)
      .map(([index, version]) => versionOf(index, version));
  }

  test("show the newest version of every message, in the order of the index", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 60 }), (facts) => {
        expect(shown(applyEvents(emptyState, facts.map(toEvent)))).toEqual(model(facts));
      }),
      runs,
    );
  });

  test("give the same state when each is told twice, and one by one or together", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 40 }), (facts) => {
        const events = facts.map(toEvent);
        const once = applyEvents(emptyState, events);
        const twice = applyEvents(
          emptyState,
          events.flatMap((event) => [event, event]),
        );
        const single = events.reduce((state, event) => applyEvents(state, [event]), emptyState);
        expect(twice).toEqual(once);
        expect(single).toEqual(once);
      }),
      runs,
    );
  });

  test("never change a state that somebody holds", () => {
    fc.assert(
      fc.property(
        fc.array(fact, { maxLength: 30 }),
        fc.array(fact, { maxLength: 30 }),
        (first, second) => {
          const held = applyEvents(emptyState, first.map(toEvent));
          const copy = structuredClone(held);
          applyEvents(held, second.map(toEvent));
          expect(held).toEqual(copy);
        },
      ),
      runs,
    );
  });
});

describe("history meets live", () => {
  /** A service with one conversation, and a store that reads it page by page while things happen. */
  function createWorld() {
    const held: Message[] = [];
    const untold: StoreEvent[] = [];
    let state = emptyState;
    let nextIndex = 0;
    let clock = 10_000;

    const dispatch = (...events: StoreEvent[]) => {
      state = applyEvents(state, events);
    };
    const timeline = () => state.timelines[conversationSid];

    function readPage(direction: "older" | "newer", anchor: number | null, size: number): void {
      const request =
        direction === "older" ? { direction, anchor } : { direction, anchor: anchor ?? -1 };
      dispatch({ type: "pageRequested", conversationSid, request });
      const older = held.filter((entry) => anchor === null || entry.index < anchor);
      const newer = held.filter((entry) => entry.index > (anchor ?? -1));
      const messages = direction === "older" ? older.slice(-size) : newer.slice(0, size);
      const side = direction === "older" ? older : newer;
      dispatch({
        type: "pageLoaded",
        conversationSid,
        request,
        page: {
          messages,
          hasOlder: direction === "older" ? side.length > messages.length : true,
          hasNewer: direction === "newer" ? side.length > messages.length : false,
        },
      });
    }

    return {
      held,
      state: () => state,
      append() {
        const fresh = message(nextIndex, { dateUpdated: clock });
        nextIndex += 1;
        held.push(fresh);
        untold.push({ type: "messageUpserted", message: fresh });
      },
      edit(place: number) {
        const target = held[place % Math.max(held.length, 1)];
        if (target === undefined) return;
        clock += 1;
        const edited = { ...target, body: `edited at ${clock}`, dateUpdated: clock };
        held[held.indexOf(target)] = edited;
        untold.push({ type: "messageUpserted", message: edited });
      },
      remove(place: number) {
        const [target] = held.splice(place % Math.max(held.length, 1), 1);
        if (target === undefined) return;
        untold.push({ type: "messageRemoved", conversationSid, messageSid: target.sid });
      },
      /** Events come in order, but as late as they like. */
      tell(count: number) {
        dispatch(...untold.splice(0, count));
      },
      forget(keep: number) {
        dispatch({ type: "olderForgotten", conversationSid, keep });
      },
      latest: (size: number) => readPage("older", null, size),
      older(size: number) {
        const first = shown(state)[0];
        if (timeline()?.older === "more" && first !== undefined) {
          readPage("older", first.index, size);
        }
      },
      readAll() {
        this.tell(untold.length);
        readPage("older", null, 3);
        while (timeline()?.older === "more") this.older(4);
      },
    };
  }

  type World = ReturnType<typeof createWorld>;

  const action: fc.Arbitrary<(world: World) => void> = fc.oneof(
    fc.nat(5).map((count) => (world: World) => {
      for (let added = 0; added <= count; added += 1) world.append();
    }),
    fc.nat(30).map((place) => (world: World) => world.edit(place)),
    fc.nat(30).map((place) => (world: World) => world.remove(place)),
    fc.nat(6).map((count) => (world: World) => world.tell(count)),
    fc.integer({ min: 1, max: 5 }).map((size) => (world: World) => world.latest(size)),
    fc.integer({ min: 1, max: 5 }).map((size) => (world: World) => world.older(size)),
    fc.integer({ min: 1, max: 5 }).map((keep) => (world: World) => world.forget(keep)),
  );

  test("reading everything shows exactly what the service holds", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 50 }), (actions) => {
        const world = createWorld();
        for (const act of actions) act(world);
        world.readAll();
        expect(shown(world.state())).toEqual(world.held);
      }),
      runs,
    );
  });

  test("at every moment rows are ascending and distinct", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 50 }), (actions) => {
        const world = createWorld();
        for (const act of actions) {
          act(world);
          const indexes = shown(world.state()).map((entry) => entry.index);
          expect(indexes).toEqual([...new Set(indexes)].toSorted((a, b) => a - b));
        }
      }),
      runs,
    );
  });
});

describe("outbox meets echo", () => {
  const ids = [0, 1, 2, 3].map((number) => clientMessageId(`client-id-${number}`));

  const step = fc.oneof(
    fc.nat(3).map((place): StoreEvent => {
      const clientMessageId = ids[place] ?? ids[0];
      if (clientMessageId === undefined) throw new Error("there are four ids");
      return {
        type: "outboxPut",
        message: {
          clientMessageId,
          conversationSid,
          body: "hello",
          createdAt: place,
          sentAfter: null,
          state: { state: "queued" },
        },
      };
    }),
    fc.nat(3).map((place): StoreEvent => ({
      type: "messageUpserted",
      message: message(place, { attributes: { clientMessageId: ids[place] } }),
    })),
  );

  test("whichever comes first, each is one row", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (events) => {
        const state = applyEvents(emptyState, events);
        const keys = timelineRows(state, conversationSid).map((row) => row.key);
        expect(keys).toHaveLength(new Set(keys).size);
        const echoed = events.flatMap((event) =>
          event.type === "messageUpserted" ? [event.message.attributes["clientMessageId"]] : [],
        );
        for (const id of echoed) expect(Object.keys(state.outbox)).not.toContain(id);
      }),
      runs,
    );
  });
});
