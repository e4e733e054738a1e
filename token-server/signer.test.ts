import type { KeyObject } from "node:crypto";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openRevocations } from "./sessions.ts";
import { createSigner, loadSigningKeys } from "./signer.ts";
import { createInvitation, readInvitation } from "./signIn.ts";
import { newFolder } from "./testing/newFolder.ts";

const texts = (keys: KeyObject[]) => keys.map((key) => key.export().toString("hex"));

it("makes a key once, which only its owner may read", () => {
  const folder = newFolder();
  const keys = loadSigningKeys(folder, []);
  expect(keys).toHaveLength(1);
  expect(texts(loadSigningKeys(folder, []))).toEqual(texts(keys));
  if (process.platform !== "win32") {
    expect(statSync(join(folder, "session.key")).mode & 0o777).toBe(0o600);
  }
  expect(texts(loadSigningKeys(newFolder(), []))).not.toEqual(texts(keys));
});

it.each(["", "short", `${"a".repeat(64)}\nshort`])("refuses a key file with %j", (content) => {
  const folder = newFolder();
  writeFileSync(join(folder, "session.key"), content);
  expect(() => loadSigningKeys(folder, [])).toThrow(/must hold keys of at least 32 characters/);
});

it("accepts what an older key signed, until that key is taken away", async () => {
  const folder = newFolder();
  const [oldKey, newKey] = ["o".repeat(32), "n".repeat(32)];
  const signerOf = (secrets: string[]) => createSigner(loadSigningKeys(folder, secrets), "test");
  const revocations = openRevocations(folder);
  const wish = { identity: "alice", lifetimeMs: 60_000, once: false };
  const invitation = await createInvitation(signerOf([oldKey]), wish);
  const read = (secrets: string[]) =>
    readInvitation(invitation, { signer: signerOf(secrets), revocations });
  expect((await read([newKey, oldKey])).sub).toBe("alice");
  await expect(read([newKey])).rejects.toMatchObject({ statusCode: 403 });
});
