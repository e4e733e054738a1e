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
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) => ({
      id,
      where: nodes.map(
        ({ html, any }) => `${html} ${any.map(({ message }) => message).join("; ")}`,
      ),
    })),
  ).toEqual([]);
}

export async function expectNoSideScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
