import { describe, expect, test } from "vitest";
import type { ClientMessageId } from "./clientMessageId.ts";
import { clientMessageIdOf, withClientMessageId } from "./clientMessageId.ts";

describe("clientMessageId", () => {
  test("what was put into attributes is found there", () => {
    const id = "a1b2c3d4e5f6" as ClientMessageId;
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
