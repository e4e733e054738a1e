import { describe, expect, test } from "vitest";
import { clientMessageIdOf, withClientMessageId } from "./clientMessageId.ts";
import { clientMessageId } from "./testing/fixtures.ts";

describe("clientMessageId", () => {
  test("what was put into attributes is found there", () => {
    const id = clientMessageId("a1b2c3d4e5f6");
    const attributes = withClientMessageId({ mood: "fine" }, id);
    expect(attributes).toEqual({ mood: "fine", clientMessageId: id });
    expect(clientMessageIdOf(attributes)).toBe(id);
  });

  test.each([
    [{}],
    [{ clientMessageId: 5 }],
    [{ clientMessageId: "" }],
    [{ clientMessageId: "a b" }],
  ])("%o holds none", (attributes) => {
    expect(clientMessageIdOf(attributes)).toBeNull();
  });
});
