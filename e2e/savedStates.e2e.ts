import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessible.ts";
import { numberA, phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

test("a state is saved, changed, loaded again and handed on as a file", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await phones.text(phone1.address, numberA.address, "Ready for the talk");
  await chat.expectMessage("Ready for the talk");

  const openStates = async () => {
    await page.getByRole("button", { name: "You are Alice Moreau" }).click();
    await page.getByRole("menuitem", { name: "Saved states" }).click();
  };
  const states = page.getByRole("dialog", { name: "Saved states" });
  await openStates();
  await expect(states.getByText("Now: “Demo, at its start”, changed since")).toBeVisible();
  await states.getByRole("textbox", { name: "Name" }).fill("Talk on Monday");
  await states.getByRole("button", { name: "Save" }).click();
  await expect(states.getByText("Now: “Talk on Monday”", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await chat.send("Said by the audience");
  await chat.expectMessage("Said by the audience");
  await openStates();
  await states.getByRole("button", { name: "Load Talk on Monday" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Load" }).click();
  await expect(states).toBeHidden();
  await expect(chat.message("Said by the audience")).toHaveCount(0);
  await chat.expectConnected();
  await chat.open(title);
  await chat.expectMessage("Ready for the talk", phone1.shown);
  await chat.send("The page goes on");
  await phones.expectReceived(phone1.address, { from: numberA.address, body: "The page goes on" });

  await openStates();
  const row = states.getByRole("listitem").filter({ hasText: "Talk on Monday" });
  await row.getByRole("button", { name: "Options for Talk on Monday" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download as a file" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("Talk on Monday.ndjson");
  const buffer = await readFile(await download.path());
  await states.locator("input[type=file]").setInputFiles({
    name: "From a colleague.ndjson",
    mimeType: "application/x-ndjson",
    buffer,
  });
  await expect(states.getByRole("button", { name: "Load From a colleague" })).toBeVisible();
  await row.getByRole("button", { name: "Options for Talk on Monday" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
  await states.getByRole("button", { name: "Close" }).last().click();
  await expect(states).toBeHidden();

  // The story would take the place of what is here, so it asks.
  await page.getByRole("button", { name: "Play the story" }).click();
  const ask = page.getByRole("dialog", { name: "Begin at the start of the demo?" });
  const story = page.getByRole("region", { name: "Story" });
  await ask.getByRole("textbox", { name: "Name" }).fill("Before the story");
  await expect(story.getByText("Begin", { exact: true })).toBeVisible();
  await ask.getByRole("button", { name: "Save and begin" }).click();
  await expect(story.getByText(/Step 1 of 7/)).toBeVisible();
  await expect(story.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(chat.message("The page goes on")).toHaveCount(0);
});
