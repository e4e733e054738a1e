import { describe, expect, test } from "vitest";
import { createTestGateway } from "../conformance/testGateway.ts";
import { restActor } from "../service/actor.ts";
import { initTimeoutMs, pingIntervalMs } from "./gatewayLimits.ts";

const statusOf = (packet: { header: Record<string, unknown> } | undefined) =>
  packet?.header["status"];

describe("a session that waits for init", () => {
  test("answers a good token, makes the user, and brings them online", () => {
    const { account, open, service, token } = createTestGateway();
    const pair = open();
    pair.send({ method: "init", id: "TM1", token: token("alice") });
    expect(pair.flush()).toMatchObject([
      {
        header: {
          method: "reply",
          id: "TM1",
          status: { code: 200, status: "OK" },
          capabilities: ["client_update"],
        },
      },
    ]);
    const user = service.users.get(account.serviceSid, "alice");
    expect(service.users.isOnline(account.serviceSid, user.identity)).toBe(true);
  });

  test("refuses a bad token and takes a good one after it", () => {
    const { open, token } = createTestGateway();
    const pair = open();
    pair.send({ method: "init", id: "TM1", token: "x" });
    pair.send({ method: "init", id: "TM2", token: token("alice") });
    const [refused, taken] = pair.flush();
    expect(statusOf(refused)).toEqual({
      code: 401,
      status: "UNAUTHORIZED",
      description: "Invalid Access Token",
      errorCode: 20101,
    });
    expect(statusOf(taken)).toMatchObject({ code: 200 });
    expect(pair.ended()).toBe("open");
  });

  test("answers no request, and ends after a while", () => {
    const { clock, gateway, open } = createTestGateway();
    const pair = open();
    const http_request = { host: "aim", path: "/Client/v2/Configuration", method: "GET" };
    pair.send({ method: "message", id: "TM1", http_request });
    expect(statusOf(pair.flush()[0])).toMatchObject({ code: 401 });
    clock.advance(initTimeoutMs);
    expect(pair.ended()).toBe("terminated");
    expect(gateway.connectionCount()).toBe(0);
  });
});

describe("a session", () => {
  test("answers unknown methods and ignores what needs no answer", () => {
    const pair = createTestGateway().connect("alice");
    pair.send({ method: "put_notification_ctx", id: "TM1" }, "{}");
    pair.send({ method: "reply", id: "N1", status: { code: 200, status: "OK" } });
    pair.send({ method: "telemetry.v1", id: "TM2", events: [] });
    expect(pair.flush().map(({ header }) => [header["id"], header["status"]])).toEqual([
      ["TM1", { code: 200, status: "OK" }],
    ]);
  });

  test("answers a second init and a header without its fields with 400", () => {
    const { connect, token } = createTestGateway();
    const pair = connect("alice");
    pair.send({ method: "init", id: "TM1", token: token("alice") });
    pair.send({ method: "message", id: "TM2" });
    expect(pair.flush().map(statusOf)).toMatchObject([
      { code: 400 },
      { code: 400, description: "Invalid header field http_request" },
    ]);
  });

  test("ends with 1002 when the bytes are no packet", () => {
    const pair = createTestGateway().connect("alice");
    pair.sendBytes(Buffer.from("hello"));
    expect(pair.ended()).toEqual({ code: 1002, reason: "no packet" });
  });

  test("pings, and ends when nobody answers", () => {
    const { clock, connect } = createTestGateway();
    const pair = connect("alice");
    clock.advance(pingIntervalMs);
    pair.pong();
    clock.advance(pingIntervalMs);
    expect([pair.pings(), pair.ended()]).toEqual([2, "open"]);
    clock.advance(pingIntervalMs);
    expect(pair.ended()).toBe("terminated");
  });

  test("ends when its client is too slow, before there is a gap", () => {
    const { account, connect, makeConversation, service } = createTestGateway({
      maxBufferedBytes: 5000,
    });
    const sid = makeConversation("alice");
    const pair = connect("alice");
    const list = { object_sid: `ES${sid.slice(2)}`, object_type: "list", last_event_id: 0 };
    pair.call("POST", "/v4/Subscriptions", {
      action: "establish",
      correlation_id: 1,
      requests: [list],
    });
    for (let n = 0; n < 40; n += 1) {
      service.messages.append(restActor, account.serviceSid, sid, { body: `${n}` });
    }
    expect(pair.ended()).toBe("terminated");
    const indexes = pair
      .events()
      .flatMap((event) => (JSON.stringify(event).match(/"item_index":(\d+)/) ?? []).slice(1));
    expect(indexes.length).toBeGreaterThan(3);
    expect(indexes.map(Number)).toEqual(indexes.map((_, at) => at));
  });

  test("goes offline with the last of a person's connections", () => {
    const { account, connect, service } = createTestGateway();
    const [first, second] = [connect("alice"), connect("alice")];
    const { identity } = service.users.get(account.serviceSid, "alice");
    const isOnline = () => service.users.isOnline(account.serviceSid, identity);
    first.send({ method: "close", id: "TM1" });
    expect([first.ended(), isOnline()]).toEqual([{ code: 1000, reason: "" }, true]);
    second.socket.terminate();
    expect(isOnline()).toBe(false);
  });
});
