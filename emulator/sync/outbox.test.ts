import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import type { ConversationSid, ServiceSid } from "../../src/domain/sids.ts";
import { decodePacket } from "../wire/packet.ts";
import type { EntityEvent } from "../wire/sync/entityEvents.ts";
import { entityEventGroup } from "../wire/sync/entityEvents.ts";
import { messagesEntity, rosterEntity } from "./entities.ts";
import { createNotificationPacket } from "./notificationPacket.ts";
import { createOutbox } from "./outbox.ts";
import { shareEvent } from "./sharedEvent.ts";

// Written as sids.
const sid = `CH${"0".repeat(32)}` as ConversationSid;
const serviceSid = `IS${"0".repeat(32)}` as ServiceSid;
const list = messagesEntity(sid);
const map = rosterEntity(sid);

type Kind = "added" | "updated" | "removed";

const date_created = "2026-01-01T00:00:00.000Z";

function listEvent(kind: Kind, index: number, id: number): EntityEvent {
  const event = { id, date_created, list_sid: list.sid, item_index: index, item_data: { id } };
  return { event_type: `list_item_${kind}`, event };
}

function mapEvent(kind: Kind, key: string, id: number): EntityEvent {
  const event = { id, date_created, map_sid: map.sid, item_key: key, item_data: { id } };
  return { event_type: `map_item_${kind}`, event };
}

/** A client that applies what it gets, as the SDK does, and remembers the highest id of each entity. */
function createClient() {
  const packets: { type: string; ids: number[]; data: number[] }[] = [];
  const values = new Map<string, { id: number; data: number | null }>();
  const highest = new Map<string, number>();
  const apply = (type: string, event: Record<string, unknown>) => {
    const topic = String(event["list_sid"] ?? event["map_sid"]);
    const key = `${topic} ${String(event["item_index"] ?? event["item_key"])}`;
    const id = Number(event["id"]);
    const data = Number((event["item_data"] as { id: number }).id);
    expect(id, "an entity's events come in order").toBeGreaterThan(highest.get(topic) ?? 0);
    highest.set(topic, id);
    values.set(key, { id, data: type.endsWith("removed") ? null : data });
  };
  return {
    packets,
    values,
    highest,
    take(bytes: Uint8Array) {
      const payload: unknown = JSON.parse(decodePacket(bytes).payload);
      // A single event has `event`, a group `events`.
      const single = payload as { event_type: string; event?: Record<string, unknown> };
      const events =
        single.event === undefined ? v.parse(entityEventGroup, payload).events : [single.event];
      for (const event of events) apply(single.event_type, event);
      packets.push({
        type: single.event_type,
        ids: events.map((event) => Number(event["id"])),
        data: events.map((event) => Number((event["item_data"] as { id: number }).id)),
      });
    },
  };
}

function setUp() {
  const client = createClient();
  const makePacket = createNotificationPacket("S");
  const outbox = createOutbox(client.take, makePacket);
  const put = (event: EntityEvent) => {
    const entity = event.event_type.startsWith("list") ? list : map;
    outbox.put(shareEvent({ serviceSid, entity, event }, makePacket));
  };
  return { client, outbox, put };
}

describe("events on their way to a client", () => {
  test("go at once while it keeps up", () => {
    const { client, outbox, put } = setUp();
    for (let id = 1; id <= 20; id += 1) {
      put(listEvent("added", id, id));
      outbox.acknowledge();
    }
    expect(client.packets.map(({ ids }) => ids)).toEqual(
      Array.from({ length: 20 }, (_, n) => [n + 1]),
    );
    expect(outbox.waitingLength()).toBe(0);
  });

  test("wait for a slow one and go together, of each value the latest", () => {
    const { client, outbox, put } = setUp();
    for (let id = 1; id <= 4; id += 1) put(listEvent("added", id, id));
    put(listEvent("added", 5, 5));
    put(mapEvent("updated", "a", 6));
    put(listEvent("added", 6, 7));
    put(listEvent("updated", 5, 8));
    put(mapEvent("updated", "a", 9));
    put(listEvent("updated", 1, 10));
    expect(client.packets).toHaveLength(4);
    outbox.flush();
    expect(client.packets.slice(4)).toEqual([
      { type: "list_item_added", ids: [5, 7], data: [8, 7] },
      { type: "map_item_updated", ids: [6], data: [9] },
      { type: "list_item_updated", ids: [10], data: [10] },
    ]);
    expect(outbox.waitingLength()).toBe(0);
  });

  test("are never lost, whenever the connection is cut", () => {
    const change = fc.record({
      on: fc.constantFrom("list", "map"),
      key: fc.nat(3),
      kind: fc.constantFrom<Kind>("added", "updated", "removed"),
    });
    const step = fc.oneof(
      { weight: 5, arbitrary: change },
      { weight: 2, arbitrary: fc.constant("acknowledge" as const) },
      { weight: 1, arbitrary: fc.constant("flush" as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const { client, outbox, put } = setUp();
        const all: { topic: string; key: string; id: number; data: number | null }[] = [];
        /** What a replay after the highest id that the client reports would leave out must be there. */
        const check = () => {
          for (const { topic, key, id } of all) {
            if (id > (client.highest.get(topic) ?? 0)) continue;
            const known = client.values.get(key);
            expect(known).toBeDefined();
            const seen = known?.data ?? Infinity;
            expect(Math.max(seen, known?.id ?? 0)).toBeGreaterThanOrEqual(id);
          }
        };
        steps.forEach((one, at) => {
          const id = at + 1;
          if (one === "acknowledge") outbox.acknowledge();
          else if (one === "flush") outbox.flush();
          else {
            const { on, key, kind } = one;
            const event = on === "list" ? listEvent(kind, key, id) : mapEvent(kind, `${key}`, id);
            const topic = on === "list" ? list.sid : map.sid;
            all.push({ topic, key: `${topic} ${key}`, id, data: kind === "removed" ? null : id });
            put(event);
          }
          check();
        });
        outbox.flush();
        for (const { key, data } of new Map(all.map((one) => [one.key, one])).values()) {
          expect(client.values.get(key)?.data).toBe(data);
        }
      }),
      { numRuns: 500 },
    );
  });
});
