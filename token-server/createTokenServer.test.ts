import { createHmac } from "node:crypto";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { createTokenServer, type TokenServerOptions } from "./createTokenServer.ts";

const account = {
  accountSid: `AC${"1".repeat(32)}`,
  apiKey: `SK${"2".repeat(32)}`,
  apiSecret: "the secret of the key",
  serviceSid: `IS${"3".repeat(32)}`,
};
const numbers = [
  { address: "+14155550110", capabilities: { sms: true, mms: true, whatsapp: false } },
];

const opened: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((app) => app.close()));
});

async function openServer(options: Partial<TokenServerOptions> = {}): Promise<FastifyInstance> {
  const app = fastify();
  opened.push(app);
  await app.register(
    createTokenServer({
      host: "127.0.0.1",
      account,
      twilioApi: {
        listNumbers: async () => numbers,
        listPeople: async () => [{ identity: "alice", friendlyName: "Alice Moreau" }],
      },
      parseIdentity: (text) => (text.trim() === "" ? undefined : text.trim()),
      sessionKey: "k".repeat(64),
      ...options,
    }),
  );
  return app;
}

const fromPage = { host: "127.0.0.1:8080", "x-partyline": "1" };

async function signIn(app: FastifyInstance, body: object = { identity: "alice" }) {
  return app.inject({ method: "POST", url: "/api/session", headers: fromPage, payload: body });
}

function cookiesOf(response: { cookies: { name: string; value: string }[] }) {
  return Object.fromEntries(response.cookies.map(({ name, value }) => [name, value]));
}

describe("signing in", () => {
  it("sets a cookie that scripts cannot read and other sites do not send", async () => {
    const response = await signIn(await openServer());
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ identity: "alice" });
    expect(response.cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  });

  it("names the field that is missing or wrong", async () => {
    const app = await openServer();
    const missing = await signIn(app, {});
    expect(missing.statusCode).toBe(400);
    expect(missing.json().message).toContain("identity");
    const empty = await signIn(app, { identity: "  " });
    expect(empty.statusCode).toBe(400);
    expect(empty.json().message).toContain("identity");
  });

  it("asks for the passcode when other machines can reach the server", async () => {
    const app = await openServer({ host: "0.0.0.0", passcode: "ab3de4fg" });
    expect((await signIn(app)).statusCode).toBe(403);
    expect((await signIn(app, { identity: "alice", passcode: "ab3de4fh" })).statusCode).toBe(403);
    const right = await signIn(app, { identity: "alice", passcode: "ab3de4fg" });
    expect(right.statusCode).toBe(200);
    expect(cookiesOf(right)).toHaveProperty("partyline_passcode", "ab3de4fg");
  });

  it("tells nobody who the people are before the passcode", async () => {
    const app = await openServer({ host: "0.0.0.0", passcode: "ab3de4fg" });
    const config = await app.inject({ url: "/api/config", headers: fromPage });
    expect(config.json()).toMatchObject({ people: [], passcodeRequired: true });
  });
});

describe("tokens", () => {
  it("go to the signed-in person, for that person only", async () => {
    const app = await openServer();
    const cookies = cookiesOf(await signIn(app));
    const response = await app.inject({
      method: "POST",
      url: "/api/token",
      headers: fromPage,
      cookies,
      payload: { identity: "bob" },
    });
    const { token, identity, expiresAt } = response.json();
    expect(identity).toBe("alice");
    const [header, payload, signature] = token.split(".");
    const signed = createHmac("sha256", account.apiSecret).update(`${header}.${payload}`);
    expect(signature).toBe(signed.digest("base64url"));
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    expect(claims.grants).toEqual({
      identity: "alice",
      chat: { service_sid: account.serviceSid },
    });
    expect(claims.exp - claims.iat).toBe(3600);
    expect(Math.abs(Date.parse(expiresAt) - claims.exp * 1000)).toBeLessThan(2000);
  });

  it.each([
    ["without a cookie", {}],
    ["with a forged cookie", { partyline_session: "eyJpZGVudGl0eSI6ImFsaWNlIn0.forged" }],
  ])("are refused %s", async (_name, cookies) => {
    const app = await openServer();
    const response = await app.inject({
      method: "POST",
      url: "/api/token",
      headers: fromPage,
      cookies,
    });
    expect(response.statusCode).toBe(401);
    expect(response.json().message).toMatch(/Sign in/);
  });

  it("need a new sign-in after signing out: the cookie is taken back", async () => {
    const app = await openServer();
    const cookies = cookiesOf(await signIn(app));
    const out = await app.inject({
      method: "DELETE",
      url: "/api/session",
      headers: fromPage,
      cookies,
    });
    expect(out.statusCode).toBe(204);
    expect(cookiesOf(out)["partyline_session"]).toBe("");
  });

  it("are limited in number", async () => {
    const app = await openServer({ requestsPerMinute: 2 });
    const cookies = cookiesOf(await signIn(app));
    const ask = () => app.inject({ method: "POST", url: "/api/token", headers: fromPage, cookies });
    expect((await ask()).statusCode).toBe(200);
    expect((await ask()).statusCode).toBe(200);
    const third = await ask();
    expect(third.statusCode).toBe(429);
    expect(third.json().message).toMatch(/Rate limit/);
  });
});

describe("the request guard", () => {
  it.each([
    ["a page elsewhere", { ...fromPage, origin: "http://evil.example" }],
    ["a page on another port", { ...fromPage, origin: "http://127.0.0.1:9999" }],
    ["a name re-pointed to this machine", { ...fromPage, host: "evil.example:8080" }],
    ["a plain form", { host: "127.0.0.1:8080" }],
  ])("refuses %s", async (_name, headers) => {
    const app = await openServer();
    const response = await app.inject({
      method: "POST",
      url: "/api/session",
      headers,
      payload: { identity: "alice" },
    });
    expect(response.statusCode).toBe(403);
    expect(response.cookies).toEqual([]);
  });

  it("lets the own page in", async () => {
    const app = await openServer();
    const headers = { ...fromPage, origin: "http://127.0.0.1:8080" };
    const response = await app.inject({ url: "/api/config", headers });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      mode: "emulator",
      twilsockUri: "ws://127.0.0.1:8080/v3/wsconnect",
      identity: null,
      people: [{ identity: "alice", friendlyName: "Alice Moreau" }],
    });
  });
});

describe("numbers", () => {
  it("are listed for signed-in people only", async () => {
    const app = await openServer();
    expect((await app.inject({ url: "/api/numbers", headers: fromPage })).statusCode).toBe(401);
    const cookies = cookiesOf(await signIn(app));
    const response = await app.inject({ url: "/api/numbers", headers: fromPage, cookies });
    expect(response.json()).toEqual({ numbers });
  });
});
