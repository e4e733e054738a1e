import { expectSameAsFresh } from "./support/freshClient.ts";
import { expectKept } from "./support/kept.ts";
import { numberA, phone1 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

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
  await expectKept(page, "threads", "The last thing I saw");

  // The page's own files are kept by the second visit, once there is somebody to keep them.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await chat.expectConnected();
  await chat.expectMessage("The last thing I saw");
  await program.end();
  await page.reload();
  await chat.expectMessage("The last thing I saw");
  await expect(chat.row(title)).toContainText("The last thing I saw");
  await expect(page.getByText(/the sign-in server does not answer/)).toBeVisible();
  await chat.send("Written before the server is back");

  await program.start();
  // The page may try by itself just before it is told to.
  const retry = page.getByRole("button", { name: "Retry now" });
  const connected = page.getByRole("status").filter({ hasText: "Connected" });
  await expect(async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 2000 });
    await expect(connected).toBeVisible({ timeout: 5000 });
  }).toPass();
  await phones.text(phone1.address, numberA.address, "New since then");
  await chat.expectMessage("New since then", phone1.shown);
  await phones.expectReceived(phone1.address, {
    from: numberA.address,
    body: "Written before the server is back",
  });
  await expectSameAsFresh(page, browser);
});
