import { expect, test } from "vitest";
import { paneLayout } from "./paneLayout.ts";

test.each([
  [1600, 320, true, "docked", "docked", 496],
  [1440, 320, false, "docked", "docked", 496],
  [1440, 320, true, "overlay", "docked", 496],
  [1280, 320, false, "overlay", "docked", 496],
  [1280, 320, true, "overlay", "docked", 496],
  [1024, 320, true, "overlay", "docked", 256],
  [768, 300, true, "overlay", "sheet", 512],
  [390, 320, true, "full", "full", 390],
])(
  "at %i with a list of %i, phones shown: %s",
  (width, list, phonesShown, details, place, phones) => {
    expect(paneLayout(width, list, phonesShown)).toMatchObject({
      details,
      phones: { place, width: phones },
    });
  },
);

test("the thread keeps 420 beside docked panes", () => {
  for (let width = 768; width < 2000; width += 1) {
    const layout = paneLayout(width, 320, true);
    const docked =
      320 +
      (layout.details === "docked" ? 280 : 0) +
      (layout.phones.place === "docked" ? layout.phones.width : 0);
    if (docked > 320) expect(width - docked).toBeGreaterThanOrEqual(420);
  }
});

test("docked phones are as wide as somebody has drawn them, as far as the thread allows", () => {
  const phones = (width: number, wanted: number) => paneLayout(width, 320, true, wanted).phones;
  expect(phones(1920, 900)).toMatchObject({ width: 900, layout: "row", least: 256, most: 1180 });
  expect(phones(1280, 900)).toMatchObject({ width: 540, layout: "row" });
  expect(phones(1600, 300)).toMatchObject({ width: 300, layout: "single" });
  expect(phones(1600, 10)).toMatchObject({ width: 256, layout: "single" });
});
