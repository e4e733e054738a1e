import type { Page } from "playwright/test";
import { expectSameAsFresh } from "./support/freshClient.ts";
import { numberA, phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

/** What the browser keeps of threads, as text. */
async function keptThreads(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const request = indexedDB.open("partyline:alice");
    await new Promise((resolve) => request.addEventListener("success", resolve));
    const all = request.result.transaction("threads").objectStore("threads").getAll();
    await new Promise((resolve) => all.addEventListener("success", resolve));
    request.result.close();
    return JSON.stringify(all.result);
  });
}

test("what was seen last is there before the network, and what is new replaces it", async ({
  program,
  phones,
  chat,
  browser,
}) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1280, height: 2600 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.send("The last thing I saw");
  await chat.expectDelivery("The last thing I saw", "Delivered to both phones");
  await expect.poll(() => keptThreads(page)).toContain("The last thing I saw");

  // The page's own files are kept by the second visit.
  await page.reload();
  await chat.expectConnected();
  await program.end();
  await page.reload();
  await chat.expectMessage("The last thing I saw");
  await expect(chat.row(title)).toContainText("The last thing I saw");
  await expect(page.getByText(/the sign-in server does not answer/)).toBeVisible();
  await chat.send("Written before the server is back");

  await program.start();
  await page.getByRole("button", { name: "Retry now" }).click();
  await chat.expectConnected();
  await phones.text(phone1.address, numberA.address, "New since then");
  await chat.expectMessage("New since then", phone1.shown);
  await phones.expectReceived(phone1.address, {
    from: numberA.address,
    body: "Written before the server is back",
  });
  await expectSameAsFresh(page, browser);
});
