import { expect, test } from "vitest";
import { toUser } from "./toUser.ts";

test("every field", () => {
  expect(toUser({ identity: "alice", friendlyName: "Alice", isOnline: true })).toEqual({
    identity: "alice",
    friendlyName: "Alice",
    isOnline: true,
  });
});

test("a user without a name and reachability", () => {
  expect(toUser({ identity: "alice", friendlyName: null, isOnline: null })).toEqual({
    identity: "alice",
    friendlyName: "",
    isOnline: null,
  });
});
