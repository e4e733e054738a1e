import { expect, test } from "vitest";
import { ChatError } from "../domain/chatError.ts";
import { createDiagnostics } from "./diagnostics.ts";

const token = (claims: object) => `head.${btoa(JSON.stringify(claims))}.signature`;

test("keeps what happened, newest first, and the same state once", () => {
  let now = 0;
  const diagnostics = createDiagnostics(() => (now += 1));
  diagnostics.noteConnection("connecting");
  diagnostics.noteConnection("connected");
  diagnostics.noteConnection("connected");
  diagnostics.noteError(new ChatError("rejected", "No", { code: 50107 }));
  expect(diagnostics.read().connections.map(({ status }) => status)).toEqual([
    "connected",
    "connecting",
  ]);
  expect(diagnostics.read().errors[0]?.text).toBe("rejected 50107: No");
});

test("of a token only its end is kept", () => {
  const diagnostics = createDiagnostics(() => 0);
  diagnostics.noteToken(token({ exp: 1_800_000_000, sub: "secret-name" }));
  expect(diagnostics.read().tokenExpiresAt).toBe(1_800_000_000_000);
  expect(JSON.stringify(diagnostics.read())).not.toContain("secret-name");
  diagnostics.noteToken("no token");
  expect(diagnostics.read().tokenExpiresAt).toBeNull();
});

test("lists stay short", () => {
  const diagnostics = createDiagnostics(() => 0);
  for (let time = 0; time < 100; time += 1) diagnostics.noteError(new Error(`${time}`));
  expect(diagnostics.read().errors).toHaveLength(30);
});
