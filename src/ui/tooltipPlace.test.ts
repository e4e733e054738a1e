import { expect, test } from "vitest";
import { tooltipPlace } from "./tooltipPlace.ts";

const view = { width: 400, height: 300 };
const tip = { width: 100, height: 24 };

test("stands centred below its control", () => {
  expect(tooltipPlace({ left: 180, top: 100, width: 40, height: 34 }, tip, view)).toEqual({
    left: 150,
    top: 140,
  });
});

test("goes above when there is no room below", () => {
  expect(tooltipPlace({ left: 180, top: 260, width: 40, height: 34 }, tip, view).top).toBe(230);
});

test("stays inside the window at both sides", () => {
  expect(tooltipPlace({ left: 0, top: 0, width: 40, height: 34 }, tip, view).left).toBe(8);
  expect(tooltipPlace({ left: 370, top: 0, width: 30, height: 34 }, tip, view).left).toBe(292);
});
