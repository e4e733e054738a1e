import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sdkVersions } from "../sdkVersions.ts";

const child = fileURLToPath(new URL("recovery.child.ts", import.meta.url));

/** Another seed, and longer: `RECOVERY_SEED=7 RECOVERY_CHANGES=20000 npx vitest run emulator/conformance/recovery`. */
const seed = process.env["RECOVERY_SEED"] ?? String(randomInt(10_000));
const changes = process.env["RECOVERY_CHANGES"] ?? "300";

function run(version: string): Promise<string> {
  const args = ["--import", "tsx", child, version, seed, changes];
  const { stdout } = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  return text(stdout);
}

/*
 * Three people listen while conversations, messages, people and read horizons change, and their connections are cut at
 * random bytes. Afterwards each sees what a client sees that has just come.
 */
test.each(sdkVersions)(
  `clients of $version miss nothing on a network that breaks (seed ${seed})`,
  async ({ version }) => {
    // Written by the child.
    const { cuts, conversations, differing } = JSON.parse(await run(version)) as {
      cuts: number;
      conversations: number[];
      differing: { identity: string; seen: unknown; fresh: unknown }[];
    };
    for (const { identity, seen, fresh } of differing) expect(seen, identity).toEqual(fresh);
    expect(cuts).toBeGreaterThan(2);
    expect(Math.max(...conversations)).toBeGreaterThan(1);
  },
  180_000 + Number(changes) * 100,
);
