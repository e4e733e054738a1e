import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** All of axe in the light theme; in the dark one, where only colours differ, what axe knows of colours. */
export async function expectAccessible(page: Page): Promise<void> {
  // Without motion no colour is on its way to another.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNothingSerious(new AxeBuilder({ page }));
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNothingSerious(new AxeBuilder({ page }).withRules(rulesOfColour));
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

async function expectNothingSerious(axe: AxeBuilder): Promise<void> {
  const serious = async () => {
    const { violations } = await axe.analyze();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => ({
        id,
        where: nodes.map(
          ({ html, any }) => `${html} ${any.map(({ message }) => message).join("; ")}`,
        ),
      }));
  };
  let found = await serious();
  // What was only just being drawn is looked at again; not polled, since one look can take longer than a poll may.
  for (let looks = 1; found.length > 0 && looks < 3; looks += 1) found = await serious();
  expect(found).toEqual([]);
}

export async function expectNoSideScroll(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.poll(overflow).toBe(0);
}
