import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

/**
 * Of everything that axe reports, what does not hold for us, with the reason: `[rule, where]`. Nothing else is passed over,
 * however small axe holds it.
 */
const exceptions: readonly (readonly [rule: string, where: string])[] = [
  // A menu hangs over the page while it is open, outside the landmarks, as in the ARIA practices.
  ["region", "[data-radix-popper-content-wrapper]"],
];

/**
 * All of axe in the light theme; in the dark one what axe knows of colours, since the themes differ in nothing else: they
 * are one set of elements with other values. With `within` only that part, such as a dialog over a page that was looked at.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const axe = () => {
    // We have no frames: the other mode opens a page of its own for each look, and takes three times as long.
    const builder = new AxeBuilder({ page }).setLegacyMode();
    return within === undefined ? builder : builder.include(within);
  };
  // Without motion no colour is on its way to another.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNothingFound(axe());
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  // Of contrast AA is asked for, and not AAA.
  await expectNothingFound(axe().withTags("cat.color").disableRules("color-contrast-enhanced"));
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** As above, for the dialog, sheet or popover that is open on top of the others. */
export async function expectDialogAccessible(page: Page): Promise<void> {
  await expect(page.locator(dialogs).first()).toBeVisible();
  await expectAccessible(page, dialogs);
}

/** What opens over the page. */
export const dialogs = '[role="dialog"], [role="alertdialog"], [role="menu"]';

async function expectNothingFound(axe: AxeBuilder): Promise<void> {
  const look = async () => {
    const { violations } = await axe.analyze();
    return violations.flatMap(({ id, nodes }) => {
      const where = nodes
        .filter(
          ({ target }) => !exceptions.some(([rule, place]) => rule === id && isAt(target, place)),
        )
        .map(({ html, any }) => `${html} ${any.map(({ message }) => message).join("; ")}`);
      return where.length === 0 ? [] : [{ id, where }];
    });
  };
  let found = await look();
  // What was only just being drawn is looked at again; not polled, since one look can take longer than a poll may.
  for (let looks = 1; found.length > 0 && looks < 3; looks += 1) found = await look();
  expect(found).toEqual([]);
}

/** axe names an element by the shortest selector that finds it, such as the attribute alone. */
function isAt(target: readonly unknown[], place: string): boolean {
  return target.some((selector) => String(selector).includes(place.slice(1, -1)));
}

export async function expectNoSideScroll(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.poll(overflow).toBe(0);
}
