import { describe, expect, test } from "vitest";
import { ChatError } from "../domain/chatError.ts";
import { sid } from "../domain/testing/fixtures.ts";
import { toChatError } from "./toChatError.ts";

/** Errors in the form that the SDK throws them (wire protocol, section 13). */
function upstream(status: number, body: unknown, text = "Reason"): Error {
  return Object.assign(new Error(text), { status, description: text, body });
}

describe("an answer with an error", () => {
  test.each([
    [400, "rejected"],
    [401, "unauthorized"],
    [403, "rejected"],
    [404, "notFound"],
    [409, "rejected"],
    [413, "tooLarge"],
    [429, "throttled"],
  ] as const)("%i is %s, with the code and text of its body", (status, kind) => {
    const error = toChatError(upstream(status, { code: 54007, message: "Not allowed" }), "change");
    expect(error).toMatchObject({ kind, code: 54007, message: "Not allowed" });
  });

  test("without a body it is the reason phrase", () => {
    expect(toChatError(upstream(403, undefined, "Forbidden"), "read")).toMatchObject({
      kind: "rejected",
      code: undefined,
      message: "Forbidden",
    });
  });

  test.each([500, 502, 503, 504])("after %i a change may have happened", (status) => {
    expect(toChatError(upstream(status, {}), "change").kind).toBe("unknownOutcome");
    expect(toChatError(upstream(status, {}), "read").kind).toBe("offline");
  });

  test("a taken pair names the conversation that has it", () => {
    const holder = sid("CH", 77);
    const message = `A binding for this participant and proxy address already exists in Conversation ${holder}`;
    expect(toChatError(upstream(409, { code: 50416, message }), "change")).toMatchObject({
      kind: "rejected",
      code: 50416,
      conversationSid: holder,
    });
  });

  test("of Sync: status and code on the error itself", () => {
    const error = Object.assign(new Error("Not found (status: 404, code: 54100)"), {
      name: "SyncError",
      status: 404,
      code: 54100,
    });
    expect(toChatError(error, "read")).toMatchObject({ kind: "notFound", code: 54100 });
  });

  test("of media: the HTTP status is in the code", () => {
    const error = Object.assign(new Error("413: [] "), {
      code: 413,
      status: "Payload Too Large",
      body: { code: 50001, message: "Too large" },
    });
    expect(toChatError(error, "change")).toMatchObject({
      kind: "tooLarge",
      code: 50001,
      message: "Too large",
    });
  });
});

describe("no answer", () => {
  test.each(["disconnected", "Twilsock: request timeout: TM123"])('"%s": sent', (text) => {
    expect(toChatError(new Error(text), "change").kind).toBe("unknownOutcome");
    expect(toChatError(new Error(text), "read").kind).toBe("offline");
  });

  test.each(["request 'POST' to 'aim.us1.twilio.com' timed out", "Unable to connect: denied"])(
    '"%s": never sent',
    (text) => {
      expect(toChatError(new Error(text), "change").kind).toBe("offline");
    },
  );

  test("of Sync has the status 0", () => {
    const error = Object.assign(new Error("lost (status: 0, code: 0)"), {
      name: "SyncError",
      status: 0,
      code: 0,
    });
    expect(toChatError(error, "read").kind).toBe("offline");
  });
});

test("a refused token", () => {
  const error = Object.assign(new Error("Transport failure: UNAUTHORIZED"), {
    reply: { status: { code: 401, description: "Token rejected", errorCode: 20107 } },
  });
  expect(toChatError(error, "change")).toMatchObject({
    kind: "unauthorized",
    code: 20107,
    message: "Token rejected",
  });
});

test("anything else is unknown, and ours stays ours", () => {
  expect(toChatError("odd", "read")).toMatchObject({ kind: "unknown", message: "odd" });
  const own = new ChatError("offline", "not yet");
  expect(toChatError(own, "change")).toBe(own);
});
