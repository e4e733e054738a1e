import { expect, test as base } from "playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { Chat } from "./support/chat.ts";
import { numberA, phone1 } from "./support/numbers.ts";
import { startProgram } from "./support/program.ts";

base("people from other machines need the printed passcode", async ({ page }) => {
  // A short spelling of this machine's own address: not taken for loopback, yet nobody else can reach it.
  const program = await startProgram({ HOST: "127.1" });
  const printed = () => /^Passcode for other machines: (\S+)$/m.exec(program.output())?.[1] ?? "";
  await expect.poll(printed).toMatch(/^[a-z2-9]{8}$/);
  const passcode = printed();

  const refused = await fetch(`${program.url}/_emulator/account`);
  expect(refused.status).toBe(401);

  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.goto(program.url);
  await expect(page.getByRole("list", { name: "People" })).toHaveCount(0);
  await page.getByRole("textbox", { name: "Your name" }).fill("alice");
  await page.getByRole("textbox", { name: "Passcode" }).fill("wrong");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("alert")).toContainText("passcode");

  await page.getByRole("textbox", { name: "Passcode" }).fill(passcode);
  await page.getByRole("button", { name: "Join" }).click();
  const chat = new Chat(page);
  await chat.open("Maple Street move-in");
  const handset = chat.handset(phone1.shown);
  await handset.getByRole("textbox", { name: `Message to ${numberA.shown}` }).fill("From here");
  await handset.getByRole("button", { name: "Send" }).click();
  await chat.expectMessage("From here", phone1.shown);

  // The phones alone need no sign-in, and no less of a passcode.
  await page.context().clearCookies();
  await page.goto(`${program.url}/phones/${encodeURIComponent(phone1.address)}`);
  await page.getByRole("textbox", { name: "Passcode" }).fill("wrong");
  await page.getByRole("button", { name: "Show the phones" }).click();
  await expect(page.getByRole("alert")).toContainText("wrong");
  await page.goto(`${program.url}/phones#passcode=${passcode}`);
  await expect(handset.getByText("From here")).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(passcode));
  await program.stop();
});

base("real phones come in by a link that opens the phones only", async ({ page, browser }) => {
  const program = await startProgram({ HOST: "127.1", PHONES_ON_NETWORK: "1" });
  const printed = () => /^Passcode for other machines: (\S+)$/m.exec(program.output())?.[1] ?? "";
  await expect.poll(printed).not.toBe("");
  await page.goto(program.url);
  await page.getByRole("textbox", { name: "Your name" }).fill("alice");
  await page.getByRole("textbox", { name: "Passcode" }).fill(printed());
  await page.getByRole("button", { name: "Join" }).click();
  const chat = new Chat(page);
  await chat.open("Maple Street move-in");
  await page.getByRole("button", { name: /^You are/ }).click();
  const making = page.waitForResponse(/phones-link/);
  await page.getByRole("menuitem", { name: "Open on a real phone" }).click();
  const dialog = page.getByRole("dialog", { name: "The phones on a real phone" });
  await expect(dialog.getByRole("img", { name: "QR code of the link" })).toBeVisible();
  await expectAccessible(page);
  // What docs/emulator.md promises for the path.
  const { links } = (await (await making).json()) as { links: string[] };
  const code = /#passcode=([0-9a-f]{32})$/.exec(links[0] ?? "")?.[1] ?? "";
  await dialog.getByRole("button", { name: "Close" }).click();

  // Another browser: a telephone that knows nothing of the passcode.
  const other = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await other.newPage();
  await phone.goto(`${program.url}/phones#passcode=${"0".repeat(32)}`);
  await expect(phone.getByRole("textbox", { name: "Passcode" })).toBeVisible();
  await phone.goto("about:blank");
  await phone.goto(`${program.url}/phones#passcode=${code}`);
  const handset = phone.getByRole("region", { name: `Phone ${phone1.shown}` });
  await expect(handset).toBeVisible();
  // Who is let in from outside is the presenter's business.
  await expect(phone.getByRole("switch", { name: "New texters" })).toHaveCount(0);
  await handset.getByRole("textbox", { name: `Message to ${numberA.shown}` }).fill("From a pocket");
  await handset.getByRole("button", { name: "Send" }).click();
  await chat.expectMessage("From a pocket", phone1.shown);
  expect((await phone.request.get(`${program.url}/_emulator/account`)).status()).toBe(401);
  await phone.reload();
  await expect(handset).toBeVisible();
  await other.close();
  await program.stop();
});
