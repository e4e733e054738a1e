import { expect, test } from "vitest";
import { routeGeometry, type RouteSize, wayOut } from "./routeGeometry.ts";

const sizes: readonly RouteSize[] = ["full", "tight", "mini"];

test.each(sizes)("%s: nothing overlaps, whatever the width and the number of people", (size) => {
  for (const width of size === "mini" ? [224, 300, 456] : [520, 700, 989, 990, 1160, 1800]) {
    for (const count of [0, 1, 2, 5, 12]) {
      const at = routeGeometry(width, count, size);
      const columns = [at.inX, at.nodeX, at.outX, at.cutX, at.reachedX, width - 60];
      expect(columns).toEqual(columns.toSorted((a, b) => a - b));
      const gaps = at.rows.slice(1).map((y, row) => y - (at.rows[row] ?? 0));
      expect(Math.min(...gaps, 100)).toBeGreaterThanOrEqual(44);
      expect(at.centerY).toBeGreaterThan(0);
      expect(Math.max(...at.rows)).toBeLessThan(at.height);
    }
  }
});

test("a whole number has room beside its status, and its line a part that can be seen", () => {
  for (const width of [990, 1040, 1160, 1800]) {
    const { outX, reachedX } = routeGeometry(width, 4, "full");
    expect(width - reachedX).toBeGreaterThanOrEqual(262);
    expect(reachedX - (outX + 136)).toBeGreaterThan(20);
  }
});

test("a way out starts at the conversation and ends in its row", () => {
  const geometry = routeGeometry(1160, 4, "full");
  const way = wayOut(geometry, 3, geometry.reachedX, 12);
  expect(way).toMatch(new RegExp(`^M${geometry.nodeX + 12} ${geometry.centerY}C`));
  expect(way).toMatch(new RegExp(` ${geometry.rows[3]}H${geometry.reachedX}$`));
});
