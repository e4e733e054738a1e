import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { twilioEnvironment } from "../token-server/testing/openServer.ts";

const dataDir = mkdtempSync(join(tmpdir(), "partyline-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

function run(program: "invite" | "revoke", args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `operator/${program}.ts`, ...args],
    {
      env: { ...process.env, ...twilioEnvironment, DATA_DIR: dataDir, ...env },
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}

it("prints the link alone, and says beside it what it does", () => {
  const env = { PUBLIC_URL: "https://chat.example" };
  const { status, stdout, stderr } = run("invite", ["alice", "--days", "2", "--once"], env);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^https:\/\/chat\.example\/invite#[\w-]+\.[\w-]+\.[\w-]+\n$/);
  expect(stderr).toBe(
    "Whoever opens it within 2 days is signed in as alice, once. Take it back with: npm run revoke -- alice\n",
  );
});

it("names this machine while PUBLIC_URL is not set, and says that it does", () => {
  const { stdout, stderr } = run("invite", ["alice"], { PORT: "8123" });
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:8123\/invite#/);
  expect(stderr).toContain("PUBLIC_URL is not set, so the link works on this machine only.");
});

it.each<[string[], string]>([
  [[], "Use: npm run invite -- <identity>"],
  [["alice", "bob"], "Use: npm run invite -- <identity>"],
  [["alice", "--forever"], "Unknown option '--forever'"],
  [["alice", "--days", "0"], "--days must be a number from 1 to 365."],
  [["alice", "--days", "366"], "--days must be a number from 1 to 365."],
  [["alice", "--days", "1e2"], "--days must be a number from 1 to 365."],
  [["Alice"], "Alice and alice would be two people"],
  [["аlice"], "The identity mixes letters of different scripts"],
  [["ali\u200Bce"], "The identity must have 1 to 256 characters"],
])("refuses %j with a sentence", (args, sentence) => {
  const { status, stdout, stderr } = run("invite", args);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/^\s+at /m);
});

it("keeps capitals when told so", () => {
  expect(run("invite", ["Alice", "--keep-case"]).status).toBe(0);
});

it("makes no invitations for the emulator", () => {
  const none = Object.fromEntries(Object.keys(twilioEnvironment).map((name) => [name, ""]));
  const { status, stderr } = run("invite", ["alice"], none);
  expect(status).toBe(1);
  expect(stderr).toContain("Invitations are for Twilio mode.");
});

it("revokes, and says what that does not end", () => {
  const { status, stdout } = run("revoke", ["alice"]);
  expect(status).toBe(0);
  expect(stdout).toBe(
    "The invitations and sessions of alice no longer count.\nA token already given out ends within 60 minutes.\n",
  );
  expect(run("revoke", []).stderr).toContain("Use: npm run revoke -- <identity>");
});

it("says when somebody who is revoked can still come in by the OpenID provider", () => {
  const { stdout } = run("revoke", ["alice"], {
    PUBLIC_URL: "https://chat.example",
    OIDC_ISSUER: "https://login.example",
    OIDC_CLIENT_ID: "partyline",
    OIDC_CLIENT_SECRET: "secret",
  });
  expect(stdout).toContain("Who may sign in at login.example still may");
});
