import { numberA, numberB, numberC, phone1, phone2, phone3 } from "./support/numbers.ts";
import { expect, test } from "./support/twilioTest.ts";

// Wide enough for the details beside the thread.
test.use({ viewport: { width: 1440, height: 900 } });

const accept = { name: "Sign in as alice" };

test("an invitation signs in, and the same build chats with phones through Twilio", async ({
  server,
  chat,
  page,
}) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) violations.push(message.text());
  });
  await page.goto(server.url);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);

  await page.goto(await server.invite("alice"));
  await page.getByRole("button", accept).click();
  await chat.expectConnected();
  // Neither seen nor kept in the browser's history.
  await expect(page).not.toHaveURL(/#/);
  await expect(page.getByRole("button", { name: "Hide phones" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Show phones" })).toHaveCount(0);

  await chat.createConversation("Real phones");
  await chat.addPhone(phone3.shown, numberC.shown);
  await server.phones.text(phone3.address, numberC.address, "Hello from a phone");
  await chat.expectMessage("Hello from a phone");
  await chat.send("Hello from the chat");
  await server.phones.expectReceived(phone3.address, {
    from: numberC.address,
    body: "Hello from the chat",
  });
  expect(violations).toEqual([]);
});

test.describe("with a service of the operator's", () => {
  test.use({ withService: true });

  test("people on phones have names and pictures, and it proposes the Twilio number", async ({
    server,
    chat,
    page,
  }) => {
    const violations: string[] = [];
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) violations.push(message.text());
    });
    const title = "Maple Street move-in";
    await page.goto(await server.invite("alice"));
    await page.getByRole("button", accept).click();
    await chat.expectConnected();
    await chat.open(title);
    await chat.showDetails();
    const maya = chat.details.getByRole("listitem").filter({ hasText: phone1.shown });
    await expect(maya).toContainText("Maya Lindqvist");
    await expect
      .poll(() => maya.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
    await server.phones.text(phone1.address, numberA.address, "Who is there?");
    await chat.expectMessage("Who is there?", "Maya Lindqvist");
    await chat.expectMessage("Who is there?", phone1.shown);
    await page.getByRole("searchbox", { name: "Search conversations" }).fill("okafor");
    await expect(chat.row("June, kitchen tap")).toHaveCount(0);
    await expect(chat.row(title)).toBeVisible();
    await page.getByRole("button", { name: "Clear search" }).click();
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox").fill("okafor");
    await expect(page.getByRole("option")).toHaveText([new RegExp(title)]);
    await page.keyboard.press("Escape");

    // The service's templates say what WhatsApp has approved.
    await page.getByRole("button", { name: "Use a template" }).click();
    const templates = page.getByRole("dialog", { name: "Send a template" }).getByRole("button");
    await expect(templates.filter({ hasText: "about your order" })).toContainText("Approved");
    await expect(templates.filter({ hasText: "have a minute" })).toContainText("Not approved");
    await page.keyboard.press("Escape");

    // What somebody calls them here counts more.
    await chat.details.getByRole("button", { name: "Options for Tom Okafor" }).click();
    await page.getByRole("menuitem", { name: "Name" }).click();
    const naming = page.getByRole("dialog", { name: `Name for ${phone2.shown}` });
    await expect(naming.getByRole("textbox")).toHaveValue("");
    await naming.getByRole("textbox").fill("Uncle Tom");
    await naming.getByRole("button", { name: "Save" }).click();
    await expect(
      chat.details.getByRole("listitem").filter({ hasText: phone2.shown }),
    ).toContainText("Uncle Tom");

    await page.getByRole("link", { name: "Numbers" }).click();
    const table = page.getByRole("table", { name: "People and Twilio numbers" });
    await expect(table.getByRole("row").filter({ hasText: phone1.shown })).toContainText(
      "Maya Lindqvist",
    );
    await page.getByRole("link", { name: "Route", exact: true }).click();
    const way = page.getByRole("list", { name: "The way of the message" });
    await expect(way).toContainText("Maya Lindqvist");
    // What only the emulator can know is not there.
    await expect(page.getByRole("region", { name: "Last messages" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /story/i })).toHaveCount(0);

    await page.getByRole("link", { name: "Conversations" }).click();
    const list = page.getByRole("region", { name: "Conversations" });
    await list.getByRole("button", { name: "New conversation" }).first().click();
    const creating = page.getByRole("dialog", { name: "New conversation" });
    await creating.getByRole("textbox", { name: "Name", exact: true }).fill("Delivery");
    await creating.getByRole("textbox", { name: "Person or phone number" }).fill(phone3.shown);
    await creating.getByRole("button", { name: "Add" }).click();
    await expect(creating.getByRole("combobox")).toHaveValue(numberC.address);
    await creating.getByRole("button", { name: "Create" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Delivery" })).toBeVisible();

    // The pair of this phone and C is taken now, and then nobody answers at all.
    await chat.createConversation("Second delivery");
    const adding = await chat.startAddingPhone(phone3.shown);
    await expect(adding.getByRole("status")).toContainText(`${numberC.shown} was proposed.`);
    await expect(adding.getByRole("radio", { checked: true })).toHaveAccessibleName(
      new RegExp(numberB.shown.replace("+", "\\+")),
    );
    await server.service?.stop();
    await adding.getByRole("textbox", { name: "Phone number" }).fill("+1 650 555 7777");
    await expect(adding.getByRole("status")).toContainText("cannot be reached");
    await adding.getByRole("button", { name: /^Add with/ }).click();
    await expect(chat.details.getByRole("listitem").filter({ hasText: "7777" })).toBeVisible();
    await page.getByRole("button", { name: "Settings" }).click();
    await expect(page.getByLabel("Diagnostics", { exact: true }).locator("pre")).toContainText(
      "The customer service cannot be reached.",
    );
    expect(violations).toEqual([]);
  });
});

test("only a press uses an invitation up, and a second one is told so", async ({
  server,
  chat,
  page,
  browser,
}) => {
  const link = await server.invite("alice", "--once");
  for (const _scan of [1, 2]) {
    await page.goto("about:blank");
    await page.goto(link);
    await expect(page.getByRole("button", accept)).toBeVisible();
    await expect(page.getByText("It can be used once.")).toBeVisible();
  }
  await page.getByRole("button", accept).click();
  await chat.expectConnected();

  const stranger = await browser.newPage();
  await stranger.goto(link);
  const heading = { level: 1, name: "This invitation cannot be used" };
  await expect(stranger.getByRole("heading", heading)).toBeVisible();
  await expect(stranger.getByText("has been used")).toBeVisible();
  await stranger.close();
});

test("an invitation for somebody else asks before it changes who is signed in", async ({
  server,
  chat,
  page,
}) => {
  await page.goto(await server.invite("alice"));
  await page.getByRole("button", accept).click();
  await chat.expectConnected();
  await page.goto(await server.invite("bob"));
  await expect(page.getByText("You are signed in as alice")).toBeVisible();
  await page.getByRole("button", { name: "Stay signed in as alice" }).click();
  await chat.expectConnected();
  await expect(page.getByRole("button", { name: /Alice Moreau/ }).first()).toBeVisible();
});

test("signing out ends the session; the copied cookie is no good", async ({
  server,
  chat,
  page,
  context,
}) => {
  await page.goto(await server.invite("alice"));
  await page.getByRole("button", accept).click();
  await chat.expectConnected();
  const cookies = await context.cookies();
  expect(cookies).toMatchObject([{ name: "partyline_session", httpOnly: true, sameSite: "Lax" }]);
  await page.getByRole("button", { name: /Alice Moreau/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await context.addCookies(cookies);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("a revoked person is out at every copy, from the next token on", async ({
  server,
  chat,
  page,
}) => {
  const link = await server.invite("alice");
  await page.goto(link);
  await page.getByRole("button", accept).click();
  await chat.expectConnected();
  const copy = await server.startCopy();
  await page.goto(copy.found);
  await chat.expectConnected();

  await server.revoke("alice");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("This invitation was taken back.")).toBeVisible();
  await page.goto(await server.invite("alice"));
  await page.getByRole("button", accept).click();
  await chat.expectConnected();
});

test.describe("with an account elsewhere", () => {
  test.use({
    // Nobody is there: what comes back is a sentence, not a page of the server's.
    environment: {
      PUBLIC_URL: "http://127.0.0.1:8080",
      OIDC_ISSUER: "http://127.0.0.1:9",
      OIDC_CLIENT_ID: "partyline",
      OIDC_CLIENT_SECRET: "the-secret-of-the-client",
      OIDC_NAME: "Example",
    },
  });

  test("the page offers it, and says why it did not work", async ({ server, page }) => {
    await page.goto(server.url);
    await page.getByRole("button", { name: "Sign in with Example" }).click();
    await expect(page.getByRole("alert")).toContainText("The sign-in service did not answer");
    await expect(page).toHaveURL(`${server.url}/`);
    await page.goto(`${server.url}/?refused=notAllowed`);
    await expect(page.getByRole("alert")).toContainText("Your account may not use this server.");
    await page.goto(`${server.url}/?refused=<b>anything</b>`);
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});
