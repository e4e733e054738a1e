import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ChatError } from "../domain/chatError.ts";
import { sid } from "../domain/testing/fixtures.ts";
import {
  forgetRefusal,
  isRefused,
  noteRefusal,
  refusalLastsMs,
  rememberRefusal,
} from "./refusedActions.ts";

const talk = sid("CH", 1);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a refusal counts for its action, its conversation and the role of that time", () => {
  rememberRefusal(talk, "rename", "RL1");
  expect(isRefused(talk, "rename", "RL1")).toBe(true);
  expect(isRefused(talk, "leave", "RL1")).toBe(false);
  expect(isRefused(sid("CH", 2), "rename", "RL1")).toBe(false);
  expect(isRefused(talk, "rename", "RL2")).toBe(false);
});

test("after a while it may be tried again: what a role allows can change unseen", () => {
  rememberRefusal(talk, "close", null);
  vi.advanceTimersByTime(refusalLastsMs - 1);
  expect(isRefused(talk, "close", null)).toBe(true);
  vi.advanceTimersByTime(1);
  expect(isRefused(talk, "close", null)).toBe(false);
});

test("only a refusal by the role is one, and what works is none any more", () => {
  noteRefusal(talk, "send", "RL1", new ChatError("rejected", "Too long", { code: 50511 }));
  noteRefusal(talk, "send", "RL1", new Error("broken"));
  expect(isRefused(talk, "send", "RL1")).toBe(false);
  noteRefusal(talk, "send", "RL1", new ChatError("rejected", "No", { code: 50107 }));
  expect(isRefused(talk, "send", "RL1")).toBe(true);
  expect(isRefused(talk, "sendFiles", "RL1")).toBe(false);
  forgetRefusal(talk, "send");
  expect(isRefused(talk, "send", "RL1")).toBe(false);
});
