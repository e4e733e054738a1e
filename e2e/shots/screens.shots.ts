import { expect, test } from "../support/test.ts";

const title = "Maple Street move-in";
const folder = "docs/screenshots";

for (const colorScheme of ["light", "dark"] as const) {
  test(`desktop ${colorScheme}`, async ({ program, chat }) => {
    const { page } = chat;
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1600, height: 1000 });
    await page.goto(program.url);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.screenshot({ path: `${folder}/sign-in-${colorScheme}.png` });
    await chat.signIn(program.url, "Alice Moreau");
    await chat.open(title);
    await chat.showDetails();
    await expect(chat.thread.getByRole("listitem").last()).toBeVisible();
    await expect(chat.handset("+1 650 555 1111").getByText("No problem")).toBeVisible();
    const strip = page.getByRole("region", { name: "Last messages" });
    await expect(strip.getByRole("listitem").first()).toBeVisible();
    await page.screenshot({ path: `${folder}/desktop-${colorScheme}.png` });
    await page.getByRole("button", { name: "Settings" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.screenshot({ path: `${folder}/settings-${colorScheme}.png` });
  });
}

test("a narrow screen", async ({ program, chat }) => {
  const { page } = chat;
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 390, height: 844 });
  await chat.signIn(program.url, "Alice Moreau");
  // Two letters of a name that is not known yet are not those of the name.
  await expect(chat.row(title)).toContainText("BK");
  await expect(chat.row("Oliver Grant")).toContainText("CH");
  await page.screenshot({ path: `${folder}/mobile-list.png` });
  await chat.open(title);
  await expect(chat.thread.getByRole("listitem").last()).toBeVisible();
  await page.screenshot({ path: `${folder}/mobile-thread.png` });
  await page.getByRole("button", { name: "Show details" }).click();
  await expect(chat.details).toBeVisible();
  await page.screenshot({ path: `${folder}/mobile-details.png` });
});
