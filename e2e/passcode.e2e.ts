import { expect, test as base } from "playwright/test";
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
  await program.stop();
});
