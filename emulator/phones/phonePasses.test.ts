import { expect, onTestFinished, test } from "vitest";
import { createManualClock } from "../clock.ts";
import { createEmulator } from "../createEmulator.ts";
import { createCountingIds } from "../ids.ts";
import { createPhonePasses } from "./phonePasses.ts";

const passcode = "ab3de4fg";

async function start(phonesOnNetwork: boolean) {
  const emulator = await createEmulator({ port: 0, seed: "demo", passcode, phonesOnNetwork });
  onTestFinished(() => emulator.close());
  const at = (method: string, path: string, headers: Record<string, string> = {}) =>
    fetch(`${emulator.url}${path}`, { method, headers });
  return { emulator, at };
}

const bearer = (word: string) => ({ authorization: `Bearer ${word}` });

async function codeFrom(response: Response): Promise<string> {
  // What docs/emulator.md promises for the path.
  const { links } = (await response.json()) as { links: string[] };
  return /#passcode=(\S+)$/.exec(links[0] ?? "")?.[1] ?? "";
}

test("a code for real phones opens what a handset needs, and nothing else", async () => {
  const { at } = await start(true);
  const made = await at("POST", "/_emulator/phones-link", bearer(passcode));
  expect(made.status).toBe(201);
  const code = await codeFrom(made);
  expect(code).toMatch(/^[0-9a-f]{32}$/);

  const session = await at("POST", "/_emulator/session", bearer(code));
  const cookie = /^[^;]+/.exec(session.headers.get("set-cookie") ?? "")?.[0] ?? "";
  expect(session.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Strict/);
  expect(cookie).not.toContain(passcode);
  expect(cookie).not.toContain(code);
  const status = async (method: string, path: string, headers = { cookie }) =>
    (await at(method, path, headers)).status;
  expect(await status("GET", "/_emulator/phones")).toBe(200);
  expect(await status("GET", "/_emulator/phones/%2B16505551111/messages")).toBe(200);
  expect(await status("GET", "/_emulator/clock")).toBe(200);
  expect(await status("POST", "/_emulator/session")).toBe(204);
  const mayChange = async (headers: Record<string, string>) =>
    (await (await at("GET", "/_emulator/autocreation", headers)).json()).mayChange;
  expect(await mayChange({ cookie })).toBe(false);
  expect(await mayChange(bearer(passcode))).toBe(true);

  for (const [method, path] of [
    ["GET", "/_emulator/account"],
    ["GET", "/_emulator/"],
    ["GET", "/_emulator/state"],
    ["GET", "/_emulator/export"],
    ["GET", "/_emulator/frames"],
    ["GET", "/_emulator/webhooks"],
    ["GET", "/_emulator/scenes"],
    ["POST", "/_emulator/scenes/a/load"],
    ["POST", "/_emulator/reset"],
    ["POST", "/_emulator/clock"],
    ["POST", "/_emulator/faults"],
    ["PUT", "/_emulator/autocreation"],
    ["POST", "/_emulator/phones-link"],
    ["GET", "/_emulator/phones/../account"],
    ["GET", "/_emulator/phones/%2e%2e/account"],
    ["GET", "/_emulator//account"],
    ["GET", "/v1/Conversations"],
  ] as const) {
    expect(await status(method, path), `${method} ${path}`).toBe(401);
  }
  // The code itself is for the door only.
  expect((await at("GET", "/_emulator/phones", bearer(code))).status).toBe(401);
});

test("no link is made where the operator has not allowed it, nor by who came by one", async () => {
  const { at } = await start(false);
  expect((await at("POST", "/_emulator/phones-link", bearer(passcode))).status).toBe(403);
  expect((await at("POST", "/_emulator/phones-link")).status).toBe(401);
  expect((await at("POST", "/_emulator/session", bearer("0".repeat(32)))).status).toBe(401);
});

test("codes last for ten minutes, tickets for twelve hours", () => {
  const clock = createManualClock();
  const passes = createPhonePasses(createCountingIds(), clock);
  const { code, expiresAt } = passes.issue();
  expect(expiresAt - clock.now()).toBe(10 * 60_000);
  const ticket = passes.createTicket();
  clock.advance(10 * 60_000 - 1);
  expect([passes.isCode(code), passes.isTicket(code), passes.isCode(ticket)]).toEqual([
    true,
    false,
    false,
  ]);
  clock.advance(1);
  expect([passes.isCode(code), passes.isTicket(ticket)]).toEqual([false, true]);
  clock.advance(12 * 3_600_000);
  expect(passes.isTicket(ticket)).toBe(false);
});
