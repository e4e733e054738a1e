import { expect, test } from "vitest";
import { createManualClock } from "./clock.ts";
import { createMovableClock } from "./movableClock.ts";

test("CLOCK1 moving runs what falls due, in order and at its time, and arms the rest anew", () => {
  const base = createManualClock(0);
  const clock = createMovableClock(base);
  const told: [string, number][] = [];
  const tell = (name: string) => () => void told.push([name, clock.now()]);
  clock.after(5_000, tell("late"));
  clock.after(1_000, () => {
    tell("early")();
    clock.after(500, tell("from early"));
  });
  clock.after(10_000, tell("after"));
  clock.move(6_000);
  expect(told).toEqual([
    ["early", 1_000],
    ["from early", 1_500],
    ["late", 5_000],
  ]);
  expect(clock.now()).toBe(6_000);
  base.advance(3_999);
  expect(told).toHaveLength(3);
  base.advance(1);
  expect(told.at(-1)).toEqual(["after", 10_000]);
});

test("CLOCK2 a reset goes back, and what waits keeps what it had left", () => {
  const base = createManualClock(0);
  const clock = createMovableClock(base);
  clock.move(86_400_000);
  let ran = 0;
  clock.after(1_000, () => {
    ran += 1;
  });
  clock.reset();
  expect([clock.now(), clock.offsetMs()]).toEqual([0, 0]);
  base.advance(1_000);
  expect(ran).toBe(1);
});

test("what was taken back does not run", () => {
  const base = createManualClock(0);
  const clock = createMovableClock(base);
  let ran = 0;
  const cancel = clock.after(1_000, () => {
    ran += 1;
  });
  cancel();
  clock.move(2_000);
  base.advance(2_000);
  expect(ran).toBe(0);
});
