import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startRest } from "./conformance/restHarness.ts";
import { createEmulator, type Emulator } from "./createEmulator.ts";
import { isStateName, openSavedStates } from "./savedStates.ts";

const call = async (emulator: Emulator, method: string, path: string, body?: string) => {
  const response = await fetch(`${emulator.url}/_emulator/scenes${path}`, {
    method,
    ...(body !== undefined && { body, headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  // What docs/emulator.md promises for the path.
  const json = (text.startsWith('{"format"') || text === "" ? {} : JSON.parse(text)) as {
    scenes?: { name: string; sizeBytes: number }[];
    present?: { name: string | null; changed: boolean };
    message?: string;
  };
  return { status: response.status, text, json };
};

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "states-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("SCENE1 a state is saved, changed, loaded, renamed and taken away, over a restart too", async () => {
  const dataDir = await temporaryFolder();
  const options = { port: 0, dataDir, seed: "demo" } as const;
  const first = await createEmulator(options);
  expect((await call(first, "GET", "")).json).toEqual({
    scenes: [],
    present: { name: "demo", changed: false },
  });
  await first.phones.text("+16505551111", "+14155550110", "before the audience");
  expect((await call(first, "GET", "")).json.present).toEqual({ name: "demo", changed: true });
  expect((await call(first, "PUT", "/Talk%20on%20Monday")).status).toBe(201);
  expect((await call(first, "PUT", "/Talk%20on%20Monday")).status).toBe(200);
  expect((await call(first, "GET", "")).json.present).toMatchObject({ changed: false });
  await first.phones.text("+16505551111", "+14155550110", "from the audience");
  await first.close();

  const second = await createEmulator(options);
  onTestFinished(() => second.close());
  const bodies = () => second.phones.messages("+16505551111").map(({ body }) => body);
  expect(bodies()).toContain("from the audience");
  expect((await call(second, "GET", "")).json.present).toMatchObject({ changed: true });
  expect((await call(second, "POST", "/Talk%20on%20Monday/load")).status).toBe(200);
  expect(bodies()).toContain("before the audience");
  expect(bodies()).not.toContain("from the audience");
  expect((await call(second, "GET", "")).json).toMatchObject({
    scenes: [{ name: "Talk on Monday", sizeBytes: expect.any(Number) }],
    present: { name: "Talk on Monday", changed: false },
  });

  const rename = (from: string, to: string) =>
    call(second, "PATCH", `/${from}`, JSON.stringify({ name: to }));
  expect((await rename("Talk%20on%20Monday", "Grüße/..")).status).toBe(200);
  await call(second, "PUT", "/other");
  expect((await rename("other", "Grüße/..")).status).toBe(409);
  expect((await call(second, "DELETE", `/${encodeURIComponent("Grüße/..")}`)).status).toBe(204);
  expect((await call(second, "GET", "")).json.scenes).toMatchObject([{ name: "other" }]);
  expect((await call(second, "POST", "/gone/load")).status).toBe(404);
  expect(
    (await readdir(join(dataDir, "scenes"))).every((name) => /^[0-9a-f]+\.ndjson$/.test(name)),
  ).toBe(true);
});

test("SCENE2 a file goes to another emulator; what is none is refused and nothing is kept", async () => {
  const one = (await startRest({ seed: "demo" })).emulator;
  await call(one, "PUT", "/mine");
  const { text } = await call(one, "GET", "/mine");
  const two = (await startRest()).emulator;
  expect((await call(two, "PUT", "/theirs", text)).status).toBe(201);
  expect(two.service.numbers.all()).toHaveLength(4);
  expect((await call(two, "POST", "/theirs/load")).status).toBe(200);
  expect(two.phones.list()).toHaveLength(4);
  const refused = await call(two, "PUT", "/bad", "not a state");
  expect(refused).toMatchObject({
    status: 400,
    json: { message: expect.stringMatching(/Line 1/) },
  });
  const older = text.replace(/"schema":\d+/, '"schema":1');
  expect((await call(two, "PUT", "/bad", older)).json.message).toContain("version 1");
  expect((await call(two, "GET", "")).json.scenes).toMatchObject([{ name: "theirs" }]);
});

test.each(["", " a", "a ", "a\nb", "\u0000", "\u202Eabc", "x".repeat(61), "🙂".repeat(30)])(
  "SCENE3 %j is no name",
  async (name) => {
    expect(isStateName(name)).toBe(false);
    if (name === "") return;
    const { emulator } = await startRest();
    const answer = await call(emulator, "PUT", `/${encodeURIComponent(name)}`);
    expect(answer.status).toBe(400);
  },
);

test("SCENE4 a save that breaks off leaves what was there before", async () => {
  const folder = await temporaryFolder();
  const states = await openSavedStates(folder);
  await states.save("talk", ["whole\n"]);
  async function* broken() {
    yield "half\n";
    throw new Error("the disk is full");
  }
  await expect(states.save("talk", broken())).rejects.toThrow("full");
  expect(await states.read("talk")).toBe("whole\n");
  expect(await readdir(folder)).toHaveLength(1);
});
