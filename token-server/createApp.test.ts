import { createHmac } from "node:crypto";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  cookiesOf,
  fromPage,
  openServer,
  type TestServer,
  type TestServerOptions,
} from "./testing/openServer.ts";

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function open(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await openServer({ baseUrl: await openRest(), ...options });
  opened.push(server);
  return server;
}

/** As much of Twilio's REST API as the server asks for. */
async function openRest(
  senders: object = { meta: {}, senders: [] },
  status = 200,
): Promise<string> {
  const rest = fastify();
  opened.push(rest);
  rest.get("/v1/Services/:sid/Users", async () => ({
    meta: { key: "users" },
    users: [{ identity: "alice", friendly_name: "Alice Moreau" }],
  }));
  rest.get("/2010-04-01/Accounts/:sid/IncomingPhoneNumbers.json", async () => ({
    incoming_phone_numbers: [
      {
        phone_number: "+14155550110",
        date_created: "Tue, 01 Sep 2026 10:00:00 +0000",
        capabilities: { sms: true, mms: true, voice: false },
      },
    ],
  }));
  rest.get("/v2/Channels/Senders", async (_request, reply) => reply.code(status).send(senders));
  return rest.listen({ port: 0, host: "127.0.0.1" });
}

async function signIn({ fastify: app }: TestServer, body: object = { identity: "alice" }) {
  return app.inject({ method: "POST", url: "/api/session", headers: fromPage, payload: body });
}

async function askToken(app: FastifyInstance, cookies: Record<string, string>, body = {}) {
  const request = { method: "POST", url: "/api/token", headers: fromPage, cookies } as const;
  return app.inject({ ...request, payload: body });
}

describe("signing in, in emulator mode", () => {
  it("sets a cookie that scripts cannot read and other sites do not send", async () => {
    const response = await signIn(await open());
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ identity: "alice" });
    expect(response.cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  });

  it("names the field that is missing or wrong", async () => {
    const server = await open();
    const missing = await signIn(server, {});
    expect(missing.statusCode).toBe(400);
    expect(missing.json().message).toContain("identity");
    const empty = await signIn(server, { identity: "  " });
    expect(empty.statusCode).toBe(400);
    expect(empty.json().message).toContain("identity");
  });

  it("asks for the passcode when other machines can reach the server", async () => {
    const server = await open({ env: { HOST: "0.0.0.0" }, passcode: "ab3de4fg" });
    expect((await signIn(server)).statusCode).toBe(403);
    const wrong = await signIn(server, { identity: "alice", passcode: "ab3de4fh" });
    expect(wrong.statusCode).toBe(403);
    const right = await signIn(server, { identity: "alice", passcode: "ab3de4fg" });
    expect(right.statusCode).toBe(200);
    expect(cookiesOf(right)).toHaveProperty("partyline_passcode", "ab3de4fg");
    expect(right.cookies[0]?.secure).toBeUndefined();
  });

  it("keeps the passcode to TLS when people come by https", async () => {
    const env = { HOST: "0.0.0.0", PUBLIC_URL: "https://chat.example" };
    const server = await open({ env, passcode: "ab3de4fg" });
    const response = await signIn(server, { identity: "alice", passcode: "ab3de4fg" });
    const flags = { secure: true, httpOnly: true, sameSite: "Strict" };
    expect(response.cookies[0]).toMatchObject({ name: "partyline_passcode", ...flags });
  });

  it("tells nobody who the people are before the passcode", async () => {
    const { fastify: app } = await open({ env: { HOST: "0.0.0.0" }, passcode: "ab3de4fg" });
    const config = await app.inject({ url: "/api/config", headers: fromPage });
    expect(config.json()).toMatchObject({ people: [], passcodeRequired: true });
  });

  it("tells the app where the emulator is and who can sign in", async () => {
    const { fastify: app } = await open();
    const headers = { ...fromPage, origin: "http://127.0.0.1:8080" };
    const response = await app.inject({ url: "/api/config", headers });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      mode: "emulator",
      twilsockUri: "ws://127.0.0.1:8080/v3/wsconnect",
      passcodeRequired: false,
      people: [{ identity: "alice", friendlyName: "Alice Moreau" }],
      identity: null,
      signIn: { by: "name" },
    });
  });

  it("does not look up who can sign in for somebody who has", async () => {
    const server = await open();
    const cookies = cookiesOf(await signIn(server));
    const config = await server.fastify.inject({ url: "/api/config", headers: fromPage, cookies });
    expect(config.json()).toMatchObject({ identity: "alice", people: [] });
  });
});

describe("tokens", () => {
  it("go to the signed-in person, for that person only", async () => {
    const server = await open();
    const cookies = cookiesOf(await signIn(server));
    const response = await askToken(server.fastify, cookies, { identity: "bob" });
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

  it("live as long as TOKEN_TTL_MINUTES says", async () => {
    const server = await open({ env: { TOKEN_TTL_MINUTES: "20" } });
    const cookies = cookiesOf(await signIn(server));
    const { token } = (await askToken(server.fastify, cookies)).json();
    const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
    expect(claims.exp - claims.iat).toBe(1200);
  });

  it("are refused without a cookie", async () => {
    const { fastify: app } = await open();
    const response = await askToken(app, {});
    expect(response.statusCode).toBe(401);
    expect(response.json().message).toMatch(/Sign in/);
  });

  it("need a new sign-in after signing out: the cookie is taken back", async () => {
    const server = await open();
    const cookies = cookiesOf(await signIn(server));
    const request = { method: "DELETE", url: "/api/session", headers: fromPage, cookies } as const;
    const out = await server.fastify.inject(request);
    expect(out.statusCode).toBe(204);
    expect(cookiesOf(out)["partyline_session"]).toBe("");
  });

  it("are logged: who got one, when it ends, from where; never the token", async () => {
    const server = await open();
    const cookies = cookiesOf(await signIn(server));
    const { token, expiresAt } = (await askToken(server.fastify, cookies)).json();
    const line =
      server
        .log()
        .split("\n")
        .find((text) => text.includes("token issued")) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({ identity: "alice", expiresAt, address: "127.0.0.1" });
    expect(server.log()).not.toContain(token);
  });
});

describe("numbers", () => {
  const numbers = [
    { address: "+14155550110", capabilities: { sms: true, mms: true, whatsapp: false } },
  ];

  it("are listed for signed-in people only", async () => {
    const server = await open();
    const { fastify: app } = server;
    expect((await app.inject({ url: "/api/numbers", headers: fromPage })).statusCode).toBe(401);
    const cookies = cookiesOf(await signIn(server));
    const response = await app.inject({ url: "/api/numbers", headers: fromPage, cookies });
    expect(response.json()).toEqual({ numbers });
  });

  it("are listed on an account that may not ask for WhatsApp senders", async () => {
    const baseUrl = await openRest({ code: 20003, message: "Authenticate", status: 403 }, 403);
    const server = await open({ baseUrl });
    const cookies = cookiesOf(await signIn(server));
    const asked = { url: "/api/numbers", headers: fromPage, cookies };
    expect((await server.fastify.inject(asked)).json()).toEqual({ numbers });
    expect(server.log()).toContain("the WhatsApp senders could not be listed");
  });
});
