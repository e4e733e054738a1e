import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterEach, beforeEach, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "./root.mjs";

/* `partyline-emulator` in a program of somebody else's that has installed a packed copy. */

let place: string;
let copy: string;
let command: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "partyline-bin-"));
  copy = join(place, "node_modules/partyline");
  mkdirSync(join(place, "node_modules/.bin"), { recursive: true });
  for (const path of ["package.json", "scripts"]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  command = join(place, "node_modules/.bin/partyline-emulator");
  symlinkSync(join(copy, packageJson.bin["partyline-emulator"]), command);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

test.skipIf(process.platform === "win32")(
  "the emulator starts from an installed copy, with files of the place where it was called",
  async () => {
    const early = spawnSync(command, ["--help"], { cwd: place, encoding: "utf8" });
    expect([early.status, early.stderr]).toEqual([1, expect.stringContaining("npm run build")]);

    await build({
      ...{ root, configFile: join(root, "vite.server.config.ts"), logLevel: "error" },
      build: {
        outDir: join(copy, "dist/server"),
        rolldownOptions: {
          input: { emulator: "emulator/main.ts", library: "emulator/library.ts" },
        },
      },
    });
    // npm puts the packages beside it.
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    const sid = (prefix: string) => `${prefix}${"1a".repeat(16)}`;
    const account = {
      ...{ accountSid: sid("AC"), authToken: "token", apiKey: sid("SK"), apiSecret: "secret" },
      ...{ serviceSid: sid("IS"), messagingServiceSid: sid("MG") },
    };
    writeFileSync(join(place, "account.json"), JSON.stringify(account));
    const options = ["--port", "0", "--data-dir", "store", "--seed", "empty"];
    const child = spawn(command, [...options, "--account", "account.json"], { cwd: place });
    const url = await readyUrl(child);
    expect(await (await fetch(`${url}/_emulator/account`)).json()).toMatchObject(account);
    expect(existsSync(join(place, "store/emulator.db"))).toBe(true);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);

    writeFileSync(join(place, "suite.mjs"), suite);
    const run = spawnSync(process.execPath, ["suite.mjs"], { cwd: place, encoding: "utf8" });
    expect([run.stderr, run.stdout]).toEqual(["", "hello"]);
  },
  60_000,
);

/** A test suite of somebody else's. */
const suite = `
  import { createEmulator, instantCarrier } from "partyline/emulator";
  const emulator = await createEmulator({ port: 0, carrier: instantCarrier });
  const [number] = emulator.service.numbers.all();
  await emulator.phones.text("+16505551111", number.address, "hello");
  process.stdout.write(emulator.phones.messages("+16505551111")[0].body);
  await emulator.close();
`;

/** Reads on after that: a program whose output nobody takes ends. */
function readyUrl({ stdout, stderr }: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    for (const stream of [stdout, stderr]) {
      stream?.on("data", (chunk) => {
        output += String(chunk);
        const url = /^The emulator is ready: (\S+)$/m.exec(output)?.[1];
        if (url !== undefined) resolve(url);
      });
    }
    stdout?.on("end", () => reject(new Error(`it ended while starting: ${output}`)));
  });
}
