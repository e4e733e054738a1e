import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import type { ConversationSid } from "../../src/domain/sids.ts";
import { createTestGateway } from "../conformance/testGateway.ts";
import type { TestConnection, TestGateway } from "../conformance/testGateway.ts";
import { restActor } from "../service/actor.ts";
import { conversationDocument } from "../wire/sync/conversationDocument.ts";
import { conversationItem } from "../wire/sync/conversationItem.ts";
import { documentDescriptor, listDescriptor, mapDescriptor } from "../wire/sync/descriptor.ts";
import { listItemsPage, mapItemsPage } from "../wire/sync/items.ts";
import { messageItem } from "../wire/sync/messageItem.ts";
import { participantItem } from "../wire/sync/participantItem.ts";

let gateway: TestGateway;
let alice: TestConnection;
let sid: ConversationSid;
beforeEach(() => {
  gateway = createTestGateway();
  sid = gateway.makeConversation("alice", "bob");
  alice = gateway.connect("alice");
});

const say = (body: string) =>
  gateway.service.messages.append(restActor, gateway.account.serviceSid, sid, { body });

const hex = () => sid.slice(2);

function establish(
  connection: TestConnection,
  object_type: string,
  object_sid: string,
  last_event_id: number | null,
) {
  const requests = [{ object_sid, object_type, last_event_id }];
  const body = { action: "establish", correlation_id: 7, requests };
  expect(connection.call("POST", "/v4/Subscriptions", body).status).toBe(200);
  return connection.events();
}

describe("entities", () => {
  test("open by name and by sid, in the promised shapes", () => {
    say("hi");
    const document = v.parse(documentDescriptor, alice.call("GET", `/v3/Documents/${sid}`).body);
    const { messages, roster } = v.parse(conversationDocument, document.data);
    const list = v.parse(listDescriptor, alice.call("GET", `/v3/Lists/${messages}`).body);
    const map = v.parse(mapDescriptor, alice.call("GET", `/v3/Maps/${roster}`).body);
    expect([document.sid, list.sid, map.sid]).toEqual([`ET${hex()}`, `ES${hex()}`, `MP${hex()}`]);
    expect(alice.call("GET", `/v3/Lists/${list.sid}`).body).toEqual(list);

    const items = v.parse(listItemsPage, alice.call("GET", `/v3/Lists/${list.sid}/Items`).body);
    expect(items.items.map(({ data }) => v.parse(messageItem, data).text)).toEqual(["hi"]);
    const people = v.parse(mapItemsPage, alice.call("GET", `/v3/Maps/${map.sid}/Items`).body);
    const identities = people.items.map(({ data }) => v.parse(participantItem, data).identity);
    expect(new Set(identities)).toEqual(new Set(["alice", "bob"]));
    const mine = v.parse(mapDescriptor, alice.call("GET", "/v3/Maps/alice.conversations").body);
    const all = v.parse(mapItemsPage, alice.call("GET", `/v3/Maps/${mine.sid}/Items`).body);
    expect(v.parse(conversationItem, all.items[0]?.data).channel).toBe(sid);
  });

  test("of a user come with their items", () => {
    const include = { Include: "items" };
    const answer = alice.call("GET", "/v3/Maps/carol.info", undefined, include);
    expect(answer.status).toBe(404);
    gateway.connect("carol");
    const map = v.parse(
      mapDescriptor,
      alice.call("GET", "/v3/Maps/carol.info", undefined, include).body,
    );
    expect(map.items?.map(({ key, data }) => [key, data])).toEqual([
      ["friendlyName", { value: "carol" }],
      ["attributes", { value: "{}" }],
      ["reachability", { online: true, notifiable: false }],
    ]);
  });

  const page = (params: object) => {
    const answer = alice.call("GET", `/v3/Lists/ES${hex()}/Items`, undefined, params);
    const { items, meta } = v.parse(listItemsPage, answer.body);
    const more = [meta.previous_token !== null, meta.next_token !== null];
    return { indexes: items.map(({ index }) => index), more };
  };

  test.each([
    [{ Order: "asc", PageSize: "3" }, [0, 1, 3], [false, true]],
    [{ Order: "desc", PageSize: "3" }, [9, 8, 7], [false, true]],
    [{ Order: "asc", From: "8", PageSize: "3" }, [8, 9], [true, false]],
    [{ Order: "desc", From: "1", PageSize: "3" }, [1, 0], [true, false]],
    // Message 2 is gone: the next one in that order.
    [{ Order: "asc", From: "2", PageSize: "2" }, [3, 4], [true, true]],
    [{ Order: "desc", From: "2", PageSize: "2" }, [1, 0], [true, false]],
    [{ Order: "asc", From: "0", PageSize: "100" }, [0, 1, 3, 4, 5, 6, 7, 8, 9], [false, false]],
    [{ Order: "asc", From: "50", PageSize: "3" }, [], [true, false]],
    [{ Order: "desc", From: "-1", PageSize: "3" }, [], [true, false]],
    [{ Index: "4" }, [4], [false, false]],
    [{ Index: "2" }, [], [false, false]],
  ])("are paged: %j", (params, indexes, more) => {
    const rows = Array.from({ length: 10 }, (_, n) => say(`${n}`));
    const gone = rows[2]?.sid ?? "";
    gateway.service.messages.remove(restActor, gateway.account.serviceSid, sid, gone);
    expect(page(params)).toEqual({ indexes, more });
  });

  test("of a map are paged by key", () => {
    for (let n = 0; n < 8; n += 1) gateway.makeConversation("alice");
    const seen: string[] = [];
    let params: Record<string, string> = { PageSize: "4", Order: "asc" };
    for (;;) {
      const path = "/v3/Maps/alice.conversations/Items";
      const { items, meta } = v.parse(
        mapItemsPage,
        alice.call("GET", path, undefined, params).body,
      );
      // `From` is inclusive: a page begins with the last of the page before.
      seen.push(...items.map(({ key }) => key).filter((key) => !seen.includes(key)));
      if (meta.next_token === null) break;
      params = { ...params, From: seen.at(-1) ?? "" };
    }
    expect(seen).toHaveLength(9);
    expect(seen).toEqual(seen.toSorted((a, b) => (a < b ? -1 : 1)));

    const path = "/v3/Maps/alice.conversations/Items";
    const read = (query: object) => {
      const { items, meta } = v.parse(mapItemsPage, alice.call("GET", path, undefined, query).body);
      const more = [meta.previous_token !== null, meta.next_token !== null];
      return { keys: items.map(({ key }) => key), more };
    };
    const [first = "", second = "", third = ""] = seen;
    expect(read({ Order: "desc", From: second, PageSize: "4" })).toEqual({
      keys: [second, first],
      more: [true, false],
    });
    expect(read({ Order: "asc", From: first, PageSize: "2" })).toEqual({
      keys: [first, second],
      more: [false, true],
    });
    expect(read({ Key: third })).toEqual({ keys: [third], more: [false, false] });
    expect(read({ Key: "CH0" })).toEqual({ keys: [], more: [false, false] });
  });
});

describe("subscriptions", () => {
  test("are answered first, then replayed, then established", () => {
    const before = gateway.store.eventIds.current();
    say("one");
    say("two");
    const body = {
      action: "establish",
      correlation_id: 7,
      requests: [{ object_sid: `ES${hex()}`, object_type: "list", last_event_id: before }],
    };
    const http_request = { host: "cds", path: "/v4/Subscriptions", method: "POST" };
    alice.send({ method: "message", id: "TM1", http_request }, JSON.stringify(body));
    const packets = alice.flush();
    expect(packets.map(({ header }) => header["method"])).toEqual([
      "reply",
      "notification",
      "notification",
    ]);
    expect(packets.map((packet) => packet.body)).toMatchObject([
      { max_batch_size: 1000 },
      { event_type: "list_item_added", events: [{ item_index: 0 }, { item_index: 1 }] },
      {
        event_type: "subscription_established",
        correlation_id: 7,
        events: [{ object_sid: `ES${hex()}`, replay_status: "completed" }],
      },
    ]);
  });

  test("SYNC2 replay nothing twice and nothing wrongly after a replay that was cut off", () => {
    const first = say("a");
    const since = gateway.store.eventIds.current();
    const second = say("b");
    const { serviceSid } = gateway.account;
    gateway.service.messages.update(restActor, serviceSid, sid, first.sid, { body: "a1" });
    const seen = gateway.store.eventIds.current();
    gateway.service.messages.update(restActor, serviceSid, sid, second.sid, { body: "b1" });
    const kinds = (from: number) =>
      establish(alice, "list", `ES${hex()}`, from)
        .slice(0, -1)
        .map((event) => v.parse(v.object({ event_type: v.string() }), event).event_type);
    expect(kinds(since)).toEqual(["list_item_added", "list_item_updated"]);
    // It has got as far as the edit of the first.
    expect(kinds(seen)).toEqual(["list_item_updated"]);
  });

  test("SYNC3 tell that the last message is gone", () => {
    const document = () => alice.call("GET", `/v3/Documents/${sid}`).body;
    expect(document()).not.toHaveProperty("data.lastMessage");
    const only = say("a");
    gateway.service.messages.remove(restActor, gateway.account.serviceSid, sid, only.sid);
    expect(document()).toHaveProperty("data.lastMessage", null);
  });

  test("replay nothing to a client that has seen everything, or that starts from now", () => {
    say("one");
    const current = gateway.store.eventIds.current();
    expect(establish(alice, "list", `ES${hex()}`, current)).toHaveLength(1);
    expect(establish(alice, "list", `ES${hex()}`, null)).toHaveLength(1);
  });

  test("SYNC1 replay each item with its latest value, a new one first in its own place", () => {
    const { serviceSid } = gateway.account;
    const [first, second, third] = [say("a"), say("b"), say("c")];
    const since = gateway.store.eventIds.current();
    gateway.service.messages.update(restActor, serviceSid, sid, third.sid, { body: "c1" });
    const fourth = say("d");
    gateway.service.messages.remove(restActor, serviceSid, sid, second.sid);
    gateway.service.messages.update(restActor, serviceSid, sid, third.sid, { body: "c2" });
    gateway.service.messages.update(restActor, serviceSid, sid, fourth.sid, { body: "d1" });
    expect(first.index).toBe(0);
    const fourthItem = { item_index: 3, item_data: { text: "d1" } };
    expect(establish(alice, "list", `ES${hex()}`, since).slice(0, -1)).toMatchObject([
      { event_type: "list_item_added", events: [{ id: fourth.addedEventId, ...fourthItem }] },
      { event_type: "list_item_removed", events: [{ item_index: 1, item_data: { text: "b" } }] },
      {
        event_type: "list_item_updated",
        events: [{ item_index: 2, item_data: { text: "c2" } }, fourthItem],
      },
    ]);
  });

  test("are refused to strangers with 403, and with 404 for what is not there", () => {
    const eve = gateway.connect("eve");
    expect(establish(eve, "list", `ES${hex()}`, null)).toMatchObject([
      { event_type: "subscription_failed", events: [{ error: { status: 403, code: 54007 } }] },
    ]);
    expect(establish(eve, "document", `ET${"0".repeat(32)}`, null)).toMatchObject([
      { event_type: "subscription_failed", events: [{ error: { status: 404, code: 54100 } }] },
    ]);
    say("secret");
    expect(eve.events()).toEqual([]);
  });

  test("end with membership, after the news of it", () => {
    establish(alice, "list", `ES${hex()}`, null);
    establish(alice, "map", `MP${hex()}`, null);
    establish(alice, "map", `MC${Buffer.from("alice").toString("base64url")}`, null);
    const { participants } = gateway.service;
    participants.remove(restActor, gateway.account.serviceSid, sid, "alice");
    say("secret");
    expect(alice.events()).toMatchObject([
      { event_type: "map_item_removed", event: { map_sid: `MP${hex()}` } },
      { event_type: "map_item_removed", event: { item_key: sid } },
    ]);
    expect(alice.call("GET", `/v3/Lists/ES${hex()}/Items`).status).toBe(403);
  });

  test("end when they are cancelled", () => {
    establish(alice, "list", `ES${hex()}`, null);
    const requests = [{ object_sid: `ES${hex()}`, object_type: "list" }];
    const body = { action: "cancel", correlation_id: 8, requests };
    alice.call("POST", "/v4/Subscriptions", body);
    say("unheard");
    expect(alice.events()).toMatchObject([{ event_type: "subscription_canceled" }]);
  });

  test("share the bytes of an event", () => {
    const bob = gateway.connect("bob");
    for (const connection of [alice, bob]) establish(connection, "list", `ES${hex()}`, null);
    say("once");
    expect(alice.waiting()[0]).toBe(bob.waiting()[0]);
  });

  test("a document is replayed once, with the latest value", () => {
    const since = gateway.store.eventIds.current();
    say("one");
    say("two");
    const events = establish(alice, "document", `ET${hex()}`, since);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      event_type: "document_updated",
      events: [{ document_data: { lastMessage: { index: 1 } } }],
    });
  });

  test("a deleted conversation is told by the person's own map; without one, by its entities", () => {
    const typesOf = (events: unknown[]) =>
      v.parse(v.array(v.object({ event_type: v.string() })), events).map((one) => one.event_type);
    const subscribeToAll = (connection: TestConnection) => {
      establish(connection, "document", `ET${hex()}`, null);
      establish(connection, "map", `MP${hex()}`, null);
      establish(connection, "list", `ES${hex()}`, null);
    };
    const { conversations } = gateway.service;
    subscribeToAll(alice);
    establish(alice, "map", `MC${Buffer.from("alice").toString("base64url")}`, null);
    conversations.remove(restActor, gateway.account.serviceSid, sid);
    expect(typesOf(alice.events())).toEqual(["map_item_removed"]);

    // Whoever has made a conversation may read it before joining.
    const made = alice.call("POST", "/Client/v2/Conversations", {});
    sid = v.parse(v.object({ sid: v.custom<ConversationSid>(() => true) }), made.body).sid;
    subscribeToAll(alice);
    conversations.remove(restActor, gateway.account.serviceSid, sid);
    expect(typesOf(alice.events())).toEqual(["document_removed", "map_removed", "list_removed"]);
  });
});
