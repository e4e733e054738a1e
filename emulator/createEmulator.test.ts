import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { helperFor, startRest } from "./conformance/restHarness.ts";
import { createEmulator } from "./createEmulator.ts";

test("emulators in one process know nothing of each other", async () => {
  const [here, there] = await Promise.all([startRest(), startRest()]);
  expect(new URL(here.emulator.url).port).not.toBe(new URL(there.emulator.url).port);
  expect(here.emulator.account).not.toEqual(there.emulator.account);
  const { accountSid, authToken } = here.emulator.account;
  const stranger = helperFor(there.emulator, { username: accountSid, password: authToken });
  await expect(stranger.conversations.v1.conversations.list()).rejects.toMatchObject({
    status: 401,
  });

  const [number = ""] = here.numbers;
  for (const { client } of [here, there]) {
    const { sid } = await client.conversations.v1.conversations.create({ friendlyName: "Boat" });
    await client.conversations.v1.conversations(sid).participants.create({
      "messagingBinding.address": "+16505551111",
      "messagingBinding.proxyAddress": number,
    });
  }
  const talks = (which: typeof here) => which.client.conversations.v1.conversations.list();
  const messages = async (which: typeof here) => {
    const [talk] = await talks(which);
    return which.client.conversations.v1.conversations(talk?.sid ?? "").messages.list();
  };
  await here.emulator.phones.text("+16505551111", number, "only here");
  expect([(await messages(here)).length, (await messages(there)).length]).toEqual([1, 0]);

  here.emulator.faults.add({ on: "rest", effect: "error", code: 20429, count: null });
  here.emulator.moveClock(3_600_000);
  await expect(talks(here)).rejects.toMatchObject({ status: 429 });
  expect(await talks(there)).toHaveLength(1);
  await here.emulator.reset();
  expect([(await talks(here)).length, (await talks(there)).length]).toEqual([0, 1]);
  await here.emulator.close();
  expect(await talks(there)).toHaveLength(1);
});

test("an emulator that cannot listen leaves nothing open", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "partyline-port-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { emulator } = await startRest();
  const port = Number(new URL(emulator.url).port);
  await expect(createEmulator({ port, dataDir })).rejects.toMatchObject({ code: "EADDRINUSE" });
  expect(existsSync(join(dataDir, "emulator.db"))).toBe(true);
  // SQLite takes it away when the last connection is closed.
  expect(existsSync(join(dataDir, "emulator.db-wal"))).toBe(false);
});
