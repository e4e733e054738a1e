import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild, startChild } from "./support/children.ts";
import { expect, test } from "./support/twilioTest.ts";

test("nothing of the emulator is loaded, nor answers", async ({ server }) => {
  // Node writes down which scripts a process has loaded; the source maps say what they were made of.
  const coverage = await mkdtemp(join(tmpdir(), "partyline-coverage-"));
  const copy = await server.startCopy({ NODE_V8_COVERAGE: coverage });
  for (const path of [
    "/_emulator/health",
    "/v1/Conversations",
    "/mcs/Media",
    "/2010-04-01/Accounts.json",
  ]) {
    for (const accept of ["*/*", "text/html"]) {
      const response = await fetch(`${copy.found}${path}`, { headers: { accept } });
      expect(response.status, path).toBe(404);
    }
  }
  await copy.stop();
  const loaded = await sourcesLoaded(coverage);
  expect(loaded.some((source) => source.includes("token-server/createApp.ts"))).toBe(true);
  expect(loaded.filter((source) => /(^|\/)emulator\//.test(source))).toEqual([]);
  await rm(coverage, { recursive: true });
});

async function sourcesLoaded(coverage: string): Promise<string[]> {
  const reports = await Promise.all(
    (await readdir(coverage)).map((name) => readFile(join(coverage, name), "utf8")),
  );
  // The report of V8 coverage: { result: [{ url }] }.
  const urls = reports.flatMap(
    (text) => (JSON.parse(text) as { result: { url: string }[] }).result,
  );
  const ours = urls.flatMap(({ url }) =>
    url.includes("/dist/server/") ? [fileURLToPath(url)] : [],
  );
  return ours.flatMap(
    (path) => (JSON.parse(readFileSync(`${path}.map`, "utf8")) as { sources: string[] }).sources,
  );
}

test("half a configuration ends with a sentence that names the rest", async () => {
  const env = { TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`, OPEN: "0", PORT: "0" };
  const { code, stderr } = await runChild("main.js", [], env);
  expect(code).toBe(1);
  expect(stderr.trim()).toBe(
    "Twilio mode needs TWILIO_API_KEY, TWILIO_API_SECRET and TWILIO_CONVERSATIONS_SERVICE_SID too: TWILIO_ACCOUNT_SID is set. Set all four, or none for the emulator.",
  );
});

test("the built app holds no secret and no code of the servers", async ({ server }) => {
  const text = readdirSync("dist/app", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(js|css|html|json|map|svg|txt)$/.test(path))
    .map((path) => readFileSync(join("dist/app", path), "utf8"))
    .join("\n");
  expect(text.length).toBeGreaterThan(100_000);
  for (const [name, value] of Object.entries(server.env)) {
    if (!name.startsWith("TWILIO_")) continue;
    expect(text, name).not.toContain(name);
    expect(text, `the value of ${name}`).not.toContain(value);
  }
  expect(text).not.toMatch(/\b(AC|SK)[0-9a-f]{32}\b/);
  expect(text).not.toMatch(/SESSION_SECRET|OIDC_CLIENT_SECRET|process\.env\.[A-Z]/);
});

test("copies with the same SESSION_SECRET accept each other's sessions", async ({
  server,
  page,
  chat,
}) => {
  const [first, other] = [await mkdtemp(join(tmpdir(), "a-")), await mkdtemp(join(tmpdir(), "b-"))];
  const secret = { SESSION_SECRET: "a secret of at least 32 characters".replaceAll(" ", "-") };
  const one = await server.startCopy({ ...secret, DATA_DIR: first });
  const two = await server.startCopy({ ...secret, DATA_DIR: other });
  const invited = await runChild("invite.js", ["alice"], {
    ...server.env,
    ...secret,
    DATA_DIR: first,
    PORT: new URL(one.found).port,
  });
  await page.goto(invited.stdout.trim());
  await page.getByRole("button", { name: "Sign in as alice" }).click();
  await chat.expectConnected();
  await page.goto(two.found);
  await chat.expectConnected();
  await Promise.all([one.stop(), two.stop()]);
  await Promise.all([first, other].map((folder) => rm(folder, { recursive: true })));
});

test("a session of emulator mode is none in Twilio mode, with the same key", async ({ server }) => {
  const emulated = await startChild("main.js", {
    env: { PORT: "0", OPEN: "0", DATA_DIR: server.env["DATA_DIR"] ?? "" },
    ready: /^Partyline is ready: (\S+)$/m,
  });
  const headers = { "x-partyline": "1", "content-type": "application/json" };
  const signedIn = await fetch(`${emulated.found}/api/session`, {
    method: "POST",
    headers,
    body: JSON.stringify({ identity: "alice" }),
  });
  const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  expect(cookie).toMatch(/^partyline_session=/);
  await emulated.stop();
  const body = JSON.stringify({});
  const request = { method: "POST", headers: { ...headers, cookie }, body };
  expect((await fetch(`${server.url}/api/token`, request)).status).toBe(401);
  await expect.poll(server.program.output).toContain('"reason":"session: forged"');
});

test("the program prints no secret, whatever goes wrong", async ({ server }) => {
  const nowhere = await server.startCopy({
    TWILIO_BASE_URLS: "http://127.0.0.1:9",
    LOG_LEVEL: "debug",
  });
  const link = await server.invite("alice");
  const headers = { "x-partyline": "1", "content-type": "application/json" };
  const invitation = link.split("#")[1] ?? "";
  const signedIn = await fetch(`${nowhere.found}/api/session`, {
    method: "POST",
    headers,
    body: JSON.stringify({ invitation }),
  });
  expect(signedIn.status).toBe(200);
  const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const asked = await fetch(`${nowhere.found}/api/token`, {
    method: "POST",
    headers: { ...headers, cookie },
    body: "{}",
  });
  const { token } = (await asked.json()) as { token: string };
  expect(token).toMatch(/^eyJ/);
  // Twilio is not there: the helper's error carries the whole request, with the key in its headers.
  const numbers = await fetch(`${nowhere.found}/api/numbers`, { headers: { ...headers, cookie } });
  expect(numbers.status).toBe(502);
  await nowhere.stop();

  const output = nowhere.output();
  expect(output).toContain("token issued");
  const { TWILIO_API_KEY = "", TWILIO_API_SECRET = "", TWILIO_AUTH_TOKEN = "" } = server.env;
  const basic = Buffer.from(`${TWILIO_API_KEY}:${TWILIO_API_SECRET}`).toString("base64");
  const secrets = [
    TWILIO_API_SECRET,
    TWILIO_AUTH_TOKEN,
    basic,
    token,
    invitation,
    cookie.split("=")[1] ?? "",
  ];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(16);
    expect(output.includes(secret)).toBe(false);
  }
});
