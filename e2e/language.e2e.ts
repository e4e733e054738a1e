import type { Locator, Page } from "playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

/** Words of the English screens that the demo's people do not write and that German does not have. */
const english =
  /\b(?:Conversations?|Numbers?|Route|Settings|Messages?|Search|Show|Hide|Close|Send|Attach|People|Phones?|Delivered|Read|Waiting|Today|Sign|Connected|Unread|Closed|Copy|Options|Add|Language|Theme|Leave|Mute|Rename|Jump|React|Reply|United States|AM|PM)\b/u;

/** What a screen reader finds, and what is on the screen besides. */
async function expectNoEnglish(page: Page): Promise<void> {
  const lines = async () =>
    (await page.locator("body").ariaSnapshot())
      .split("\n")
      .filter((line) =>
        english.test(line.replace("Conversations SDK", "").replace(/ AM$|: AM$|"AM"$/u, "")),
      );
  await expect.poll(lines).toEqual([]);
}

test("the whole app speaks German, from the moment it is chosen", async ({ program, chat }) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await expect(page.getByRole("dialog", { name: "Einstellungen" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expectNoEnglish(page);
  await page.keyboard.press("Escape");

  await expect(page.getByText("Beiden Telefonen zugestellt").first()).toBeVisible();
  await expect(page.getByText("Vereinigte Staaten").first()).toBeVisible();
  await expect(page.getByText("GSM-7, noch 160", { exact: true })).toBeVisible();
  await expectNoEnglish(page);
  // What is to be looked at with axe, without the many messages of the phones.
  await page.getByRole("button", { name: "Telefone ausblenden" }).first().click();
  await page
    .getByRole("button", { name: /zugestellt$/ })
    .last()
    .click();
  const popover = page.getByRole("dialog", { name: "Zustellung" });
  await expect(popover.getByText("SMS von").first()).toBeVisible();
  await expectNoEnglish(page);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  const details = page.getByRole("region", { name: "Details" });
  await details.getByRole("button", { name: "Hinzufügen" }).click();
  await page.getByRole("menuitem", { name: "Telefon" }).click();
  const dialog = page.getByRole("dialog", { name: "Telefon hinzufügen" });
  await dialog.getByRole("textbox", { name: "Telefonnummer" }).fill(phone1.shown);
  await expect(dialog.getByText("Vergeben: schon in dieser Unterhaltung")).toBeVisible();
  await expect(dialog.getByRole("option", { name: "Deutschland +49" })).toBeAttached();
  await expectNoEnglish(page);
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Nummern" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nummern" })).toBeVisible();
  await expect(page.getByText("1 Nummer: 1,15 $")).toBeVisible();
  await expectNoEnglish(page);
  await page.getByRole("link", { name: "Weg", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Der Weg der neuesten Nachricht" })).toBeVisible();
  await expectNoEnglish(page);

  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "Verbunden" })).toBeVisible();
  await page.getByRole("button", { name: "Du bist Alice Moreau" }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  await expect(page.getByRole("heading", { name: "Wer bist du heute?" })).toBeVisible();
  await expectNoEnglish(page);
  await page.getByRole("button", { name: "Bob Kowalski" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Verbunden" })).toBeVisible();

  await page.getByRole("link", { name: "Unterhaltungen" }).click();
  // Long words stand in one row, also where the list is narrow.
  await page.setViewportSize({ width: 768, height: 1000 });
  const [first, last] = ["Ungelesen", "Geschlossen"].map((name) =>
    page.getByRole("button", { name, exact: true }),
  );
  const top = async (chip: Locator | undefined) => (await chip?.boundingBox())?.y ?? null;
  await expect.poll(async () => (await top(first)) === (await top(last))).toBe(true);
  await expect(page.getByRole("button", { name: "Geschlossen", exact: true })).toBeInViewport({
    ratio: 1,
  });

  await page.getByRole("button", { name: "Einstellungen" }).click();
  await page.getByRole("combobox", { name: "Sprache" }).selectOption("English");
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test.describe("with a German browser", () => {
  test.use({ locale: "de-AT" });
  test("the sign-in is German from the start", async ({ program, page }) => {
    await page.goto(program.url);
    await expect(page.getByRole("heading", { name: "Wer bist du heute?" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
  });
});
