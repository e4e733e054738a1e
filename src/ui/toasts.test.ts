import { afterEach, expect, test } from "vitest";
import { currentToasts, dismissToast, showToast, subscribeToToasts } from "./toasts.ts";

afterEach(() => {
  for (const toast of currentToasts()) dismissToast(toast.id);
});

test("at most two stand; the oldest goes", () => {
  showToast({ text: "one" });
  showToast({ text: "two" });
  showToast({ text: "three" });
  expect(currentToasts().map((toast) => toast.text)).toEqual(["two", "three"]);
});

test("a change is told, and dismissing takes away only that one", () => {
  let told = 0;
  const stop = subscribeToToasts(() => (told += 1));
  const first = showToast({ text: "one" });
  showToast({ text: "two" });
  dismissToast(first);
  stop();
  showToast({ text: "three" });
  expect(told).toBe(3);
  expect(currentToasts().map((toast) => toast.text)).toEqual(["two", "three"]);
});
