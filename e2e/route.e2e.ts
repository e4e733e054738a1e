import type { Locator, Page } from "playwright/test";
import { expectAccessible, expectNoSideScroll } from "./support/accessible.ts";
import { numberA, numberB, phone1, phone2 } from "./support/numbers.ts";
import { expect, test } from "./support/test.ts";

const title = "Maple Street move-in";

/** The way of the message that is shown, in words. */
function way(page: Page): Locator {
  return page.getByRole("list", { name: "The way of the message" });
}

/** What the way says of one recipient. */
function stop(page: Page, who: string): Locator {
  return way(page).getByRole("list").getByRole("listitem").filter({ hasText: who });
}

async function expectRouteOf(page: Page, text: string): Promise<void> {
  await expect(
    page.getByRole("heading", { level: 1, name: "How this message went" }),
  ).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`“${text}” in ${title}`);
}

test("the way of the newest message is drawn while it happens", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await page.getByRole("link", { name: "Route", exact: true }).click();
  const strip = page.getByRole("region", { name: "Last messages" });
  // What came before anybody listened is there as well.
  await expect(strip.getByRole("link").first()).toContainText("start with the boxes");
  await expect(chat.handset(phone2.shown)).toBeVisible();
  await phones.setPhone(phone2.address, { state: "off" });
  await phones.text(phone1.address, numberA.address, "The van is here");

  await expect(page.getByText("“The van is here”")).toBeVisible();
  await expect(way(page)).toContainText(`${phone1.shown}SMS, not sent back`);
  await expect(way(page)).toContainText(numberA.shown);
  await expect(stop(page, "Alice Moreau")).toContainText("In chat");
  await expect(stop(page, phone2.shown)).toContainText(`SMS fromB${numberB.shown}`);
  await expect(stop(page, phone2.shown)).toContainText("Sent");

  await phones.setPhone(phone2.address, { state: "on" });
  await expect(stop(page, phone2.shown)).toContainText(/Delivered\+\d+\.\d\d s/);
  await expect(page.getByText("1 of 1 phone reached.", { exact: true })).toBeAttached();

  await expect(strip.getByRole("link").first()).toContainText(
    "The van is here. 1 of 1 phone reached",
  );
  await phones.text(phone2.address, numberB.address, "Coming down");
  await expect(page.getByText("“Coming down”")).toBeVisible();
  await strip.getByRole("link", { name: "The van is here" }).click();
  await expectRouteOf(page, "The van is here");
  await expect(stop(page, phone2.shown)).toContainText("Delivered");
});

test("from a bubble, and again after a reload", async ({ program, phones, chat }) => {
  const { page } = chat;
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await phones.text(phone1.address, numberA.address, "Parked");

  await chat.message("Parked").getByText("Parked", { exact: true }).hover();
  await chat.message("Parked").getByRole("button", { name: "Message options" }).click();
  await page.getByRole("menuitem", { name: "Show route" }).click();
  await expectRouteOf(page, "Parked");
  await page.reload();
  await expectRouteOf(page, "Parked");
});

test("from the delivery of an own message and from a handset, and to its neighbours", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await phones.text(phone1.address, numberA.address, "Parked");
  await chat.expectMessage("Parked");
  await chat.send("Good, second floor");
  await chat.expectDelivery("Good, second floor", "Delivered to both phones");
  await chat
    .message("Good, second floor")
    .getByRole("button", { name: "Delivered to both phones" })
    .click();
  await page
    .getByRole("dialog", { name: "Delivery" })
    .getByRole("button", { name: "Show route" })
    .click();
  await expectRouteOf(page, "Good, second floor");
  await expect(way(page)).toContainText("Alice MoreauIn chat");
  await expect(stop(page, phone1.shown)).toContainText(numberA.shown);
  await expect(stop(page, phone2.shown)).toContainText(numberB.shown);

  await page.getByRole("button", { name: "Earlier" }).click();
  await expectRouteOf(page, "Parked");
  await page.getByRole("button", { name: "Later" }).click();
  await expectRouteOf(page, "Good, second floor");

  const handset = chat.handset(phone2.shown);
  await handset.getByText("Parked").hover();
  await handset.getByRole("link", { name: "Show route" }).click();
  await expectRouteOf(page, "Parked");

  await page.getByRole("button", { name: "Newest" }).click();
  await handset.getByRole("group", { name: `Messages with ${numberB.shown}` }).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expectRouteOf(page, "Good, second floor");
});

test("below the phones: the way of one's own last message and what travels", async ({
  program,
  phones,
  chat,
}) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.send("I hold the door");
  // Until then the card is of the message before.
  await chat.expectDelivery("I hold the door", "Delivered to both phones");
  const card = page.getByRole("region", { name: "Route of your last message" });
  for (const phone of [phone1, phone2]) {
    await expect(card.getByRole("listitem").filter({ hasText: phone.shown })).toContainText(
      "Delivered",
    );
  }
  await phones.text(phone1.address, numberA.address, "Thank you");
  const travelled = page.getByRole("region", { name: "Last messages" }).getByRole("listitem");
  const expectTravelled = async () => {
    await expect(travelled.nth(0)).toContainText("Thank you. 1 of 1 phone reached");
    await expect(travelled.nth(1)).toContainText("I hold the door. 2 of 2 phones reached");
  };
  await expectTravelled();
  await page.reload();
  await expectTravelled();
  await card.getByRole("link", { name: "Open" }).click();
  await expectRouteOf(page, "I hold the door");
});

test("nothing of it is loaded while it is closed", async ({ program, chat }) => {
  const { page } = chat;
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.addInitScript(() => localStorage.setItem("partyline.phones", "false"));
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await expect(chat.thread).toBeVisible();
  expect(
    loaded.filter((path) =>
      /\/assets\/(Last)?(Route|Numbers|Page)-|_emulator|assignments/.test(path),
    ),
  ).toEqual([]);
});

test("axe finds nothing serious in Route", async ({ program, phones, chat }) => {
  const { page } = chat;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await chat.signIn(program.url, "Alice Moreau");
  await chat.open(title);
  await chat.send("I hold the door");
  await expect(page.getByRole("region", { name: "Route of your last message" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Route", exact: true }).click();
  await phones.text(phone1.address, numberA.address, "The van is here");
  await expect(stop(page, phone2.shown)).toContainText("Delivered");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Enlarge" }).click();
  await expect(page.getByRole("button", { name: "Back to normal size" })).toBeVisible();
});

test("at 390 px the way is an indented list", async ({ program, phones, chat }) => {
  const { page } = chat;
  await page.setViewportSize({ width: 390, height: 844 });
  await chat.signIn(program.url, "Alice Moreau");
  await page.getByRole("button", { name: "You are Alice Moreau" }).click();
  await page.getByRole("menuitem", { name: "Route" }).click();
  await phones.text(phone1.address, numberA.address, "The van is here");
  await expect(stop(page, phone2.shown)).toContainText("Delivered");
  await expect(stop(page, phone2.shown)).toBeInViewport({ ratio: 1 });
  await expectNoSideScroll(page);
});
