import { createHmac, createSecretKey } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InjectOptions } from "fastify";
import { SignJWT } from "jose";
import twilio from "twilio";
import { afterEach, describe, expect, it } from "vitest";
import type { Environment } from "./config.ts";
import { createSigner, openSigner } from "./signer.ts";
import { createInvitation } from "./signIn.ts";
import {
  account,
  cookiesOf,
  fromPage,
  openServer,
  type TestServer,
  twilioEnvironment,
} from "./testing/openServer.ts";
import { rawRequest } from "./testing/rawRequest.ts";

/* Attempts to break in. SECURITY.md names each of them: what is guarded, against whom, and the test here. */

const opened: TestServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

/** A server in Twilio mode. */
async function open(env: Environment = {}, more: Parameters<typeof openServer>[0] = {}) {
  const server = await openServer({ env: { ...twilioEnvironment, ...env }, ...more });
  opened.push(server);
  return server;
}

const dayMs = 24 * 3600_000;

function invite(
  { signer }: TestServer,
  wish: { identity?: string; once?: boolean; ms?: number } = {},
) {
  const { identity = "alice", once = false, ms = 7 * dayMs } = wish;
  return createInvitation(signer, { identity, lifetimeMs: ms, once });
}

function post({ fastify }: TestServer, url: string, payload: object, more: InjectOptions = {}) {
  return fastify.inject({ method: "POST", url, headers: fromPage, payload, ...more });
}

const accept = (server: TestServer, invitation: string) =>
  post(server, "/api/session", { invitation });

const askToken = (server: TestServer, cookies: Record<string, string>, body: object = {}) =>
  post(server, "/api/token", body, { cookies });

async function signIn(server: TestServer, identity = "alice"): Promise<Record<string, string>> {
  const response = await accept(server, await invite(server, { identity }));
  expect(response.statusCode).toBe(200);
  return cookiesOf(response);
}

/** The reasons in the log, in order. */
function reasons(server: TestServer): string[] {
  const lines = server.log().split("\n").filter(Boolean);
  return lines.flatMap((line) => {
    const { reason } = JSON.parse(line) as { reason?: string };
    return reason === undefined ? [] : [reason];
  });
}

/** Changes one character in the middle of a part of a signed text. */
function tamper(text: string, part: 0 | 1 | 2): string {
  const parts = text.split(".");
  const old = parts[part] ?? "";
  const at = Math.floor(old.length / 2);
  parts[part] = `${old.slice(0, at)}${old[at] === "A" ? "B" : "A"}${old.slice(at + 1)}`;
  return parts.join(".");
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Good claims, without a good signature. */
function forgeries(genuine: string): [string, string][] {
  const [header = "", payload = ""] = genuine.split(".");
  const signed = `${header}.${payload}`;
  return [
    ["a changed header", tamper(genuine, 0)],
    ["changed claims", tamper(genuine, 1)],
    ["a changed signature", tamper(genuine, 2)],
    ["no signature", `${signed}.`],
    ["the algorithm none", `${encode({ alg: "none" })}.${payload}.`],
    [
      "a signature by an empty key",
      `${signed}.${createHmac("sha256", "").update(signed).digest("base64url")}`,
    ],
    ["plain text", "alice"],
    ["nothing", ""],
  ];
}

describe("invitations", () => {
  it("that are forged are refused", async () => {
    const server = await open();
    const cases = forgeries(await invite(server));
    for (const [name, invitation] of cases) {
      expect((await accept(server, invitation)).statusCode, name).toBe(403);
    }
    expect(reasons(server)).toEqual(cases.map(() => "invitation: forged"));
  });

  it("that were signed with another key are refused", async () => {
    const server = await open();
    const stranger = createSigner(
      [createSecretKey(Buffer.alloc(32, 7))],
      `partyline/twilio/${account.serviceSid}`,
    );
    const wish = { identity: "alice", lifetimeMs: dayMs, once: false };
    const response = await accept(server, await createInvitation(stranger, wish));
    expect(response.statusCode).toBe(403);
    expect(response.cookies).toEqual([]);
    expect(reasons(server)).toEqual(["invitation: forged"]);
  });

  it("that were made for another service or for emulator mode are refused", async () => {
    const secret = "a-secret-of-at-least-32-characters";
    const server = await open({ SESSION_SECRET: secret });
    const wish = { identity: "alice", lifetimeMs: dayMs, once: false };
    const base = { dataDir: server.dataDir, sessionSecrets: [secret] };
    const emulated = openSigner({ ...base, twilio: undefined }, account.serviceSid);
    const elsewhere = openSigner({ ...base, twilio: { account } }, `IS${"9".repeat(32)}`);
    for (const signer of [emulated, elsewhere]) {
      const response = await accept(server, await createInvitation(signer, wish));
      expect(response.statusCode).toBe(403);
    }
    expect(reasons(server)).toEqual(["invitation: forged", "invitation: forged"]);
  });

  it("that have expired are refused", async () => {
    const server = await open();
    const response = await accept(server, await invite(server, { ms: -1000 }));
    expect(response.statusCode).toBe(410);
    expect(response.json().message).toBe("This invitation has expired. Ask for a new one.");
    expect(reasons(server)).toEqual(["invitation: expired"]);
  });

  it("for one use work once, also for ten who try at the same moment", async () => {
    const server = await open();
    const invitation = await invite(server, { once: true });
    const attempts = await Promise.all(
      Array.from({ length: 10 }, () => accept(server, invitation)),
    );
    const statuses = attempts.map(({ statusCode }) => statusCode).sort((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 410)]);
    expect((await accept(server, invitation)).statusCode).toBe(410);
    expect(reasons(server)).toEqual(Array.from({ length: 10 }, () => "invitation: used"));
  });

  it("are not used up by looking at them", async () => {
    const server = await open();
    const invitation = await invite(server, { once: true });
    for (const _look of [1, 2]) {
      const look = await post(server, "/api/invitation", { invitation });
      expect(look.json()).toMatchObject({ identity: "alice", once: true });
      expect(look.cookies).toEqual([]);
    }
    expect((await accept(server, invitation)).statusCode).toBe(200);
  });

  it("that were revoked are refused, in whichever case the name was written", async () => {
    const server = await open();
    const invitations = [await invite(server), await invite(server, { identity: "Alice" })];
    server.revocations.revokePerson("ALICE", Date.now());
    for (const invitation of invitations) {
      expect((await accept(server, invitation)).statusCode).toBe(403);
    }
    expect(reasons(server)).toEqual(["invitation: revoked", "invitation: revoked"]);
  });

  it("are refused where a session or something else that we signed is given instead", async () => {
    const server = await open();
    const { partyline_session: session = "" } = await signIn(server);
    const claims = {
      sub: "alice",
      id: "1",
      made: Date.now(),
      until: Date.now() + dayMs,
      once: false,
    };
    const other = await server.signer.sign("oidc", claims, Date.now() + dayMs);
    for (const text of [session, other]) {
      expect((await accept(server, text)).statusCode).toBe(403);
    }
    expect(reasons(server)).toEqual(["invitation: forged", "invitation: forged"]);
  });

  it("are the only way in: in Twilio mode nobody just picks a name", async () => {
    const server = await open();
    const response = await post(server, "/api/session", { identity: "alice" });
    expect(response.statusCode).toBe(400);
    expect(response.cookies).toEqual([]);
    expect(reasons(server)).toEqual(["malformed request"]);
  });
});

describe("session cookies", () => {
  it("that are forged are refused", async () => {
    const server = await open();
    const { partyline_session: genuine = "" } = await signIn(server);
    const cases = forgeries(genuine).filter(([, text]) => text !== "");
    for (const [name, text] of cases) {
      expect((await askToken(server, { partyline_session: text })).statusCode, name).toBe(401);
    }
    expect(reasons(server)).toEqual(cases.map(() => "session: forged"));
  });

  it("that have expired are refused", async () => {
    const server = await open();
    const now = Date.now();
    const session = { sub: "alice", id: "1", since: now - 2 * dayMs, renewed: now - dayMs };
    const text = await server.signer.sign("session", session, now - 1000);
    expect((await askToken(server, { partyline_session: text })).statusCode).toBe(401);
    expect(reasons(server)).toEqual(["session: expired"]);
  });

  it("that were copied before a sign-out are refused after it", async () => {
    const server = await open();
    const cookies = await signIn(server);
    expect((await askToken(server, cookies)).statusCode).toBe(200);
    const request = { method: "DELETE", url: "/api/session", headers: fromPage, cookies } as const;
    expect((await server.fastify.inject(request)).statusCode).toBe(204);
    expect((await askToken(server, cookies)).statusCode).toBe(401);
    expect(reasons(server)).toEqual(["session: signed out"]);
  });

  it("of a revoked person are refused; one made afterwards works", async () => {
    const server = await open();
    const cookies = await signIn(server);
    server.revocations.revokePerson("alice", Date.now());
    expect((await askToken(server, cookies)).statusCode).toBe(401);
    expect(reasons(server)).toEqual(["session: revoked"]);
    server.revocations.revokePerson("alice", Date.now() - 1000);
    expect((await askToken(server, await signIn(server))).statusCode).toBe(200);
  });

  it("of a revoked person are refused although a copy whose clock is ahead has renewed them", async () => {
    const server = await open();
    const now = Date.now();
    const session = { sub: "alice", id: "1", since: now - dayMs, renewed: now + 60_000 };
    const text = await server.signer.sign("session", session, now + dayMs);
    expect((await askToken(server, { partyline_session: text })).statusCode).toBe(200);
    server.revocations.revokePerson("alice", now);
    expect((await askToken(server, { partyline_session: text })).statusCode).toBe(401);
    expect(reasons(server)).toEqual(["session: revoked"]);
  });

  it("are refused where an invitation is given instead", async () => {
    const server = await open();
    const invitation = await invite(server);
    expect((await askToken(server, { partyline_session: invitation })).statusCode).toBe(401);
    expect(reasons(server)).toEqual(["session: forged"]);
  });

  it("signed with a key of zeros are refused", async () => {
    const server = await open();
    const text = await new SignJWT({ sub: "alice" })
      .setProtectedHeader({ alg: "HS256" })
      .sign(Buffer.alloc(32));
    expect((await askToken(server, { partyline_session: text })).statusCode).toBe(401);
    expect(reasons(server)).toEqual(["session: forged"]);
  });

  it("live while they are used, but not for ever", async () => {
    const server = await open({ SESSION_DAYS: "2", SESSION_MAX_DAYS: "3" });
    const now = Date.now();
    const aged = { sub: "alice", id: "1", since: now - 2 * dayMs, renewed: now - dayMs };
    const cookies = { partyline_session: await server.signer.sign("session", aged, now + dayMs) };
    const renewed = (await askToken(server, cookies)).cookies[0];
    expect(renewed).toMatchObject({ name: "partyline_session", httpOnly: true });
    const lives = (renewed?.expires?.getTime() ?? 0) - now;
    expect(lives).toBeGreaterThan(dayMs - 5000);
    expect(lives).toBeLessThanOrEqual(dayMs);
  });

  it("are for TLS and this host alone when people come by https", async () => {
    const server = await open({ PUBLIC_URL: "https://chat.example" });
    const headers = { ...fromPage, host: "chat.example", origin: "https://chat.example" };
    const payload = { invitation: await invite(server) };
    const response = await post(server, "/api/session", payload, { headers });
    expect(response.cookies).toMatchObject([
      {
        name: "__Host-partyline_session",
        secure: true,
        httpOnly: true,
        path: "/",
        sameSite: "Lax",
      },
    ]);
    expect(response.headers["strict-transport-security"]).toBe("max-age=31536000");
  });
});

describe("tokens", () => {
  it("are for the session's identity, whatever else is asked for", async () => {
    const server = await open();
    const cookies = await signIn(server);
    const asked = await post(
      server,
      "/api/token?identity=bob",
      { identity: "bob", sub: "bob", serviceSid: `IS${"9".repeat(32)}`, ttl: 86_400 },
      { cookies, headers: { ...fromPage, "x-identity": "bob" } },
    );
    const claims = JSON.parse(
      Buffer.from(asked.json().token.split(".")[1], "base64url").toString(),
    );
    expect(claims.grants).toEqual({ identity: "alice", chat: { service_sid: account.serviceSid } });
    expect(claims.exp - claims.iat).toBe(3600);
    expect(claims.sub).toBe(account.accountSid);
  });

  it("and sessions are kept by no cache", async () => {
    const server = await open();
    const response = await askToken(server, await signIn(server));
    expect(response.headers["cache-control"]).toBe("no-store");
  });

  it("are limited for a person, from wherever they ask", async () => {
    const env = { REQUESTS_PER_MINUTE_PER_PERSON: "2", TRUST_PROXY: "127.0.0.1" };
    const server = await open(env);
    const cookies = await signIn(server);
    const statuses = [];
    for (const address of ["203.0.113.1", "203.0.113.2", "203.0.113.3"]) {
      const headers = { ...fromPage, "x-forwarded-for": address };
      const response = await post(server, "/api/token", {}, { cookies, headers });
      statuses.push(response.statusCode);
    }
    expect(statuses).toEqual([200, 200, 429]);
    expect(reasons(server)).toEqual(["rate limit: person"]);
    expect((await askToken(server, await signIn(server, "bob"))).statusCode).toBe(200);
  });

  it("are limited for an address, and X-Forwarded-For is believed from trusted proxies only", async () => {
    const server = await open({ REQUESTS_PER_MINUTE_PER_ADDRESS: "3" });
    const statuses = [];
    for (const address of ["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"]) {
      const headers = { ...fromPage, "x-forwarded-for": address };
      const response = await post(server, "/api/token", {}, { headers });
      statuses.push(response.statusCode);
      if (response.statusCode === 429) expect(response.headers["retry-after"]).toBe("60");
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(reasons(server).at(-1)).toBe("rate limit: address");
  });
});

describe("requests that another site makes a browser send", () => {
  it.each([
    ["from a page elsewhere", { ...fromPage, origin: "http://evil.example" }],
    ["from a page on another port", { ...fromPage, origin: "http://127.0.0.1:9999" }],
    ["from a page without an origin of its own", { ...fromPage, origin: "null" }],
    ["that the browser calls cross-site", { ...fromPage, "sec-fetch-site": "cross-site" }],
    ["that the browser calls same-site", { ...fromPage, "sec-fetch-site": "same-site" }],
    ["to a name re-pointed to this machine", { ...fromPage, host: "evil.example:8080" }],
    ["as a plain form", { host: "127.0.0.1:8080", "content-type": "text/plain" }],
  ])("%s are refused", async (_name, headers) => {
    const server = await open();
    const cookies = await signIn(server);
    for (const [method, url] of [
      ["POST", "/api/session"],
      ["POST", "/api/token"],
      ["DELETE", "/api/session"],
    ] as const) {
      const response = await server.fastify.inject({ method, url, headers, cookies });
      expect(response.statusCode).toBe(403);
      expect(response.cookies).toEqual([]);
    }
    expect(reasons(server)).toHaveLength(3);
    const expected = ["no header", "other site", "wrong host"];
    for (const reason of reasons(server)) expect(expected).toContain(reason);
    expect((await askToken(server, cookies)).statusCode).toBe(200);
  });

  it("learn nothing by CORS", async () => {
    const { fastify } = await open();
    const preflight = await fastify.inject({
      method: "OPTIONS",
      url: "/api/token",
      headers: {
        host: "127.0.0.1:8080",
        origin: "https://evil.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "x-partyline",
      },
    });
    expect(preflight.statusCode).toBeGreaterThanOrEqual(400);
    for (const name of Object.keys(preflight.headers)) expect(name).not.toMatch(/^access-control/);
  });

  it("do not pass for the public address either", async () => {
    const server = await open({ PUBLIC_URL: "https://chat.example", HOST: "0.0.0.0" });
    const config = (headers: Record<string, string>) =>
      server.fastify.inject({ url: "/api/config", headers });
    expect((await config({ host: "chat.example" })).statusCode).toBe(200);
    expect((await config({ host: "10.0.0.7:8080" })).statusCode).toBe(403);
    const forwarded = { host: "10.0.0.7:8080", "x-forwarded-host": "chat.example" };
    expect((await config(forwarded)).statusCode).toBe(403);
    expect(reasons(server)).toEqual(["wrong host", "wrong host"]);
  });
});

describe("webhooks", () => {
  const form = { EventType: "onConversationAdded", Source: "SMS" };
  const payload = new URLSearchParams(form).toString();
  const url = "/webhooks/conversations";

  function call({ fastify }: TestServer, signature: Record<string, string>) {
    const type = "application/x-www-form-urlencoded";
    const headers = { "content-type": type, ...signature };
    return fastify.inject({ method: "POST", url, headers, payload });
  }

  it("that are unsigned, or signed for another address or by another account, are refused", async () => {
    const server = await open({ PUBLIC_URL: "https://chat.example" });
    const sign = (token: string, at: string) => ({
      "x-twilio-signature": twilio.getExpectedTwilioSignature(token, at, form),
    });
    const own = `https://chat.example${url}`;
    for (const signature of [
      {},
      sign("another-account", own),
      sign(account.authToken, `https://other.example${url}`),
      sign(account.authToken, `${own}?again=1`),
    ]) {
      expect((await call(server, signature)).statusCode).toBe(403);
    }
    expect(reasons(server)).toEqual(Array.from({ length: 4 }, () => "webhook signature"));
    expect((await call(server, sign(account.authToken, own))).statusCode).toBe(200);
    expect(server.log()).not.toContain(account.authToken);
  });

  it("that cannot be read are refused with a reason like everything else", async () => {
    const server = await open({ PUBLIC_URL: "https://chat.example" });
    const send = (type: string, text: string) =>
      server.fastify.inject({
        method: "POST",
        url,
        headers: { "content-type": type },
        payload: text,
      });
    expect((await send("application/json", "{}")).statusCode).toBe(415);
    const large = `a=${"x".repeat(300_000)}`;
    expect((await send("application/x-www-form-urlencoded", large)).statusCode).toBe(413);
    expect(reasons(server)).toEqual(["malformed request", "malformed request"]);
  });
});

describe("identities", () => {
  it.each([
    ["a header in it", "alice\r\nSet-Cookie: admin=1"],
    ["a Cyrillic look-alike", "аlice"],
    ["a zero-width space", "ali\u200Bce"],
    ["full-width letters", "ａｌｉｃｅ"],
    ["too many characters", "x".repeat(257)],
    ["the form of a user sid", `US${"0".repeat(32)}`],
    ["nothing", ""],
  ])("with %s are refused even in an invitation of ours", async (_name, identity) => {
    const server = await open();
    const response = await accept(server, await invite(server, { identity }));
    expect(response.statusCode).toBe(403);
    expect(response.cookies).toEqual([]);
    expect(reasons(server)).toEqual(["identity"]);
  });

  it("that differ by case are two people: neither has the other's token", async () => {
    const server = await open();
    const identities = [];
    for (const identity of ["alice", "Alice"]) {
      const cookies = await signIn(server, identity);
      identities.push((await askToken(server, cookies)).json().identity);
    }
    expect(identities).toEqual(["alice", "Alice"]);
  });
});

describe("malformed requests", () => {
  it.each([
    ["too large", "x".repeat(17 * 1024), "application/json", 413],
    ["not JSON", "{", "application/json", 400],
    ["a form", "identity=alice", "application/x-www-form-urlencoded", 415],
    ["of an unknown type", "alice", "application/xml", 415],
    ["with a poisoned prototype", '{"__proto__":{"identity":"alice"}}', "application/json", 400],
    ["a number", "1", "application/json", 400],
    ["null", "null", "application/json", 400],
    ["a list", '["alice"]', "application/json", 400],
    ["with an object for a text", '{"invitation":{}}', "application/json", 400],
  ])("%s: refused", async (_name, payload, type, status) => {
    const server = await open();
    const response = await server.fastify.inject({
      method: "POST",
      url: "/api/session",
      headers: { ...fromPage, "content-type": type },
      payload,
    });
    expect(response.statusCode).toBe(status);
    expect(response.json().message).toEqual(expect.any(String));
    expect(reasons(server)).toEqual(["malformed request"]);
  });

  it("do not leave the files of the app", async () => {
    const { server, port } = await listen();
    const paths = [
      "/../secret.txt",
      "/assets/../../secret.txt",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "/assets/..%5c..%5csecret.txt",
      "/..\\secret.txt",
      "//secret.txt",
      "/%00/../../secret.txt",
      "/assets/%c0%ae%c0%ae/secret.txt",
      "/.env",
      "/%ff",
    ];
    for (const path of paths) {
      const answer = await rawRequest(
        port,
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAccept: */*\r\nConnection: close\r\n\r\n`,
      );
      expect(answer.split("\r\n")[0], path).toMatch(/^HTTP\/1\.1 4(00|03|04) /);
      expect(answer).not.toContain("top secret");
    }
    expect(reasons(server)).toHaveLength(paths.length);
  });

  it("redirect nobody to another site", async () => {
    const { port } = await listen();
    const paths = [
      "//evil.example/..",
      "//evil.example",
      "/assets",
      "/?refused=https://evil.example",
    ];
    for (const path of paths) {
      const answer = await rawRequest(
        port,
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
      );
      expect(answer, path).not.toMatch(/^location:/im);
    }
  });

  it("cannot add headers to an answer, and are closed when they are no HTTP", async () => {
    const { server, port } = await listen();
    const start = "GET /api/config HTTP/1.1\r\n";
    const attempts = [
      `${start}Host: 127.0.0.1\r\n\tX: 1\u0000\r\n\r\n`,
      `${start}Host: a\r\nHost: b\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      `POST /api/token HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `GET /${"x".repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      "\u0016\u0003\u0001 this is TLS",
    ];
    for (const attempt of attempts) {
      const answer = await rawRequest(port, attempt);
      expect(answer.split("\r\n")[0], attempt.slice(0, 60)).toMatch(/^HTTP\/1\.1 4(00|31) /);
    }
    expect(server.log().match(/malformed connection/g)).toHaveLength(attempts.length);
  });

  it("that come too slowly are closed, while others are served", async () => {
    const { server, port } = await listen({ requestTimeoutMs: 300 });
    const slow = [
      rawRequest(port, "GET /api/config HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n"),
      rawRequest(
        port,
        "POST /api/session HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nX-Partyline: 1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
      ),
    ];
    const meanwhile = await fetch(`http://127.0.0.1:${port}/api/config`);
    expect(meanwhile.status).toBe(200);
    for (const answer of await Promise.all(slow)) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout/);
    }
    const timeouts = reasons(server).filter((reason) => reason === "ERR_HTTP_REQUEST_TIMEOUT");
    expect(timeouts).toHaveLength(slow.length);
  });
});

/** A server on a port, with an app of one page and a file beside it that is nobody's business. */
async function listen(more: { requestTimeoutMs?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "partyline-app-"));
  const appDir = join(folder, "app");
  mkdirSync(join(appDir, "assets"), { recursive: true });
  writeFileSync(join(appDir, "index.html"), "<!doctype html><title>The app</title>");
  writeFileSync(join(folder, "secret.txt"), "top secret");
  writeFileSync(join(appDir, ".env"), "top secret");
  const server = await open({}, { appDir, ...more });
  await server.fastify.listen({ port: 0, host: "127.0.0.1" });
  // A listening TCP server has an address with a port.
  const { port } = server.fastify.server.address() as AddressInfo;
  return { server, port };
}
