import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { decodePacket, encodePacket } from "../packet.ts";
import { downFrame } from "./down.ts";
import { isKnownMethod, upFrame } from "./up.ts";

/** As seen between the SDK 3.0.1 and a server (wire protocol sections 3 and 5); the token is shortened. */
const seen = {
  init: {
    id: "TM844157e2-0000-4000-8000-000000000000",
    method: "init",
    token: "eyJ",
    continuation_token: null,
    metadata: { ver: "1.0.2", env: "Chrome", type: "conversations", sdk: "JS", sdkv: "3.0.1" },
    registrations: [
      { product: "ip_messaging", type: "ers", message_types: ["twilio.ipmsg.typing_indicator"] },
    ],
    tweaks: null,
    capabilities: ["client_update", "offline_storage", "telemetry.v1"],
    payload_size: 0,
  },
  update: { method: "update", id: "TM2", token: "eyJ", payload_size: 0 },
  message: {
    method: "message",
    id: "TM3",
    active_grant: "ip_messaging",
    payload_type: "application/json; charset=utf-8",
    http_request: {
      host: "cds.us1.twilio.com",
      path: "/v3/Maps/Anna%20M%C3%BCller.info",
      method: "GET",
      params: { Include: "items", a: ["1", null] },
      headers: { "Twilio-Request-Id": "RQ1" },
    },
    payload_size: 0,
  },
  reply: {
    method: "reply",
    id: "N1",
    payload_type: "application/json",
    status: { code: 200, status: "OK" },
    payload_size: 0,
  },
  telemetry: { method: "telemetry.v1", id: "TM4", events: [], payload_size: 0 },
  close: { method: "close", id: "TM5", payload_size: 0 },
};

describe("frames of the client", () => {
  test.each(Object.entries(seen))("%s is read", (_name, header) => {
    const packet = decodePacket(encodePacket(header));
    expect(v.is(upFrame, packet.header)).toBe(true);
    expect(isKnownMethod(header.method)).toBe(true);
  });

  test.each([
    ["no token", { ...seen.init, token: undefined }],
    ["a token that is a number", { ...seen.init, token: 1 }],
    ["no request", { ...seen.message, http_request: undefined }],
    [
      "a strange method",
      { ...seen.message, http_request: { ...seen.message.http_request, method: "PATCH" } },
    ],
    ["an empty id", { ...seen.close, id: "" }],
    ["an endless id", { ...seen.close, id: "x".repeat(300) }],
  ])("%s is refused", (_what, header) => {
    expect(v.is(upFrame, header)).toBe(false);
  });

  test("ping and notification contexts are not known: they are answered 200 and forgotten", () => {
    expect(["ping", "put_notification_ctx", "__proto__"].some(isKnownMethod)).toBe(false);
  });
});

describe("frames of the gateway", () => {
  test.each([
    [
      "reply to init",
      'TWILSOCK V3.0 115\r\n{"method":"reply","id":"TM1","status":{"code":200,"status":"OK"},"capabilities":["client_update"],"payload_size":0}\r\n',
      {
        method: "reply",
        id: "TM1",
        status: { code: 200, status: "OK" },
        capabilities: ["client_update"],
      },
      "",
    ],
    [
      "notification",
      'TWILSOCK V3.0 88\r\n{"method":"notification","id":"S1","message_type":"twilio.sync.event","payload_size":16}\r\n{"event_type":1}',
      { method: "notification", id: "S1", message_type: "twilio.sync.event" },
      '{"event_type":1}',
    ],
    [
      "token about to expire",
      'TWILSOCK V3.0 98\r\n{"method":"client_update","id":"U1","client_update_type":"token_about_to_expire","payload_size":0}\r\n',
      { method: "client_update", id: "U1", client_update_type: "token_about_to_expire" },
      "",
    ],
  ])("%s", (_name, golden, frame, payload) => {
    expect(v.is(downFrame, frame)).toBe(true);
    expect(Buffer.from(encodePacket(frame, payload)).toString()).toBe(golden);
  });
});
