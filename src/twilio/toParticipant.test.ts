import { describe, expect, test } from "vitest";
import { sid } from "../domain/testing/fixtures.ts";
import type { ParticipantSource } from "./toParticipant.ts";
import { toParticipant } from "./toParticipant.ts";

const chat: ParticipantSource = {
  sid: sid("MB", 1),
  conversation: { sid: sid("CH", 1) },
  type: "chat",
  identity: "alice",
  attributes: { name: "A" },
  bindings: {},
  roleSid: "RL1",
  dateCreated: new Date(1000),
  lastReadMessageIndex: 2,
  lastReadTimestamp: new Date(3000),
};

/** What the service sends is more than the SDK's type of bindings knows. */
function bound(type: string, binding: unknown): ParticipantSource {
  const bindings = { [type]: binding } as ParticipantSource["bindings"];
  return { ...chat, type, identity: null, bindings };
}

test("a chat person, every field", () => {
  expect(toParticipant(chat)).toEqual({
    sid: sid("MB", 1),
    conversationSid: sid("CH", 1),
    channel: "chat",
    identity: "alice",
    address: null,
    proxyAddress: null,
    projectedAddress: null,
    roleSid: "RL1",
    attributes: { name: "A" },
    dateCreated: 1000,
    lastReadMessageIndex: 2,
    lastReadTimestamp: 3000,
  });
});

test("no role is null", () => {
  expect(toParticipant({ ...chat, roleSid: "" }).roleSid).toBeNull();
});

describe("bindings that the type does not promise", () => {
  test("of a chat person in a group text, and of a number that nobody stands behind", () => {
    const behind = bound("sms", { projected_address: "+14155550130" });
    expect(toParticipant(behind)).toMatchObject({
      channel: "sms",
      address: null,
      projectedAddress: "+14155550130",
    });
    expect(toParticipant({ ...chat, bindings: behind.bindings })).toMatchObject({
      channel: "chat",
      identity: "alice",
      projectedAddress: "+14155550130",
    });
  });

  test("of an SMS person", () => {
    const source = bound("sms", { address: "+16505551111", proxy_address: "+14155550110" });
    expect(toParticipant(source)).toMatchObject({
      channel: "sms",
      identity: null,
      address: "+16505551111",
      proxyAddress: "+14155550110",
    });
  });

  test.each(["whatsapp:+447700900483", "+447700900483"])("of a WhatsApp person: %s", (text) => {
    const source = bound("whatsapp", { address: text, proxy_address: text });
    expect(toParticipant(source)).toMatchObject({
      channel: "whatsapp",
      address: "whatsapp:+447700900483",
      proxyAddress: "whatsapp:+447700900483",
    });
  });

  test.each([undefined, null, {}, "text", { address: 7 }, { address: "home" }])(
    "%o tells no address",
    (binding) => {
      expect(toParticipant(bound("sms", binding))).toMatchObject({
        address: null,
        proxyAddress: null,
      });
    },
  );
});

test("an unknown kind is a chat person without an identity", () => {
  expect(toParticipant(bound("email", { address: "a@example.com" }))).toMatchObject({
    channel: "chat",
    identity: null,
    address: null,
  });
});
