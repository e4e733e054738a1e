import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Environment } from "./config.ts";
import { createInvitation } from "./signIn.ts";
import {
  cookiesOf,
  fromPage,
  openServer,
  type TestServer,
  twilioEnvironment,
} from "./testing/openServer.ts";

const opened: TestServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function open(env: Environment = {}): Promise<TestServer> {
  const server = await openServer({ env: { ...twilioEnvironment, ...env } });
  opened.push(server);
  return server;
}

async function listen(server: TestServer): Promise<string> {
  return server.fastify.listen({ port: 0, host: "127.0.0.1" });
}

const token = "a-token-for-the-metrics";

describe("/health", () => {
  it("is live and ready once the server listens", async () => {
    const server = await open();
    const early = await server.fastify.inject({ url: "/health/ready" });
    expect(early.statusCode).toBe(503);
    const url = await listen(server);
    for (const path of ["/health", "/health/live", "/health/ready"]) {
      const response = await fetch(`${url}${path}`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ live: true, ready: true });
    }
  });

  it("is live but not ready while the server drains", async () => {
    const server = await open();
    const url = await listen(server);
    server.health.stopping();
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${url}/health`)).status).toBe(503);
    const live = await fetch(`${url}/health/live`);
    expect(live.status).toBe(200);
    expect(await live.json()).toEqual({ live: true, ready: false });
  });
});

describe("/metrics", () => {
  it("counts sign-ins, tokens and refusals by reason, and times requests", async () => {
    const server = await open();
    const { fastify, signer } = server;
    const wish = { identity: "alice", lifetimeMs: 60_000, once: false };
    const post = (url: string, payload: object, cookies = {}) =>
      fastify.inject({ method: "POST", url, headers: fromPage, payload, cookies });
    const invitation = await createInvitation(signer, wish);
    const cookies = cookiesOf(await post("/api/session", { invitation }));
    await post("/api/token", {}, cookies);
    await post("/api/token", {}, cookies);
    await post("/api/token", {});
    await post("/api/session", { invitation: "forged" });

    const response = await fastify.inject({ url: "/metrics" });
    expect(response.headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = response.body.split("\n");
    expect(lines).toContain('partyline_sign_ins_total{by="invitation"} 1');
    expect(lines).toContain("partyline_tokens_total 2");
    expect(lines).toContain('partyline_refusals_total{reason="session: none"} 1');
    expect(lines).toContain('partyline_refusals_total{reason="invitation: forged"} 1');
    const route = 'method="POST",route="/api/token",status="200"';
    expect(lines).toContain(`partyline_http_request_seconds_count{${route}} 2`);
    expect(response.body).toContain("process_cpu_seconds_total");
    expect(response.body).not.toContain("alice");
  });

  it("never make a label of what strangers send", async () => {
    const { fastify } = await open();
    for (const url of ["/nowhere/1", "/nowhere/2", "/api/nothing"]) await fastify.inject({ url });
    const { body } = await fastify.inject({ url: "/metrics" });
    expect(body).not.toContain("nowhere");
    expect(body).toContain('route="unknown",status="404"} 3');
  });

  it.each<[string, Environment, Record<string, string>, number]>([
    ["from this machine", {}, {}, 200],
    ["through a proxy", { TRUST_PROXY: "127.0.0.1" }, {}, 403],
    ["on a public address", { PUBLIC_URL: "https://chat.example" }, {}, 403],
    ["without the token", { METRICS_TOKEN: token }, {}, 401],
    ["with another token", { METRICS_TOKEN: token }, { authorization: "Bearer other" }, 401],
    [
      "with the token",
      { METRICS_TOKEN: token, PUBLIC_URL: "https://chat.example" },
      { authorization: `Bearer ${token}` },
      200,
    ],
  ])("are read %s", async (_name, env, headers, status) => {
    const server = await open(env);
    const response = await server.fastify.inject({ url: "/metrics", headers });
    expect(response.statusCode).toBe(status);
    if (status !== 200) expect(server.log()).toMatch(/"reason":"metrics (token|closed)"/);
  });
});

describe("the headers", () => {
  const twilioHosts =
    "https://mcs.us1.twilio.com https://media.us1.twilio.com wss://tsock.us1.twilio.com";

  async function policyOf(env: Environment) {
    const server = await openServer({ env });
    opened.push(server);
    const { headers } = await server.fastify.inject({ url: "/health" });
    const policy = String(headers["content-security-policy"]);
    return Object.fromEntries(
      policy.split(";").map((directive) => {
        const [name = "", ...sources] = directive.trim().split(" ");
        return [name, sources.toSorted().join(" ")];
      }),
    );
  }

  const base = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };

  it("let the page reach this server alone in emulator mode", async () => {
    expect(await policyOf({})).toEqual({
      ...base,
      "connect-src": "'self'",
      "img-src": "'self' blob: data:",
      "media-src": "'self' blob:",
    });
  });

  it("let the page reach the SDK's hosts in Twilio mode, and nothing inline", async () => {
    expect(await policyOf(twilioEnvironment)).toEqual({
      ...base,
      "connect-src": `'self' ${twilioHosts}`,
      "img-src": "'self' blob: data: https://media.us1.twilio.com",
      "media-src": "'self' blob: https://media.us1.twilio.com",
    });
  });

  it("let the page reach the server that stands in for Twilio", async () => {
    const env = { ...twilioEnvironment, TWILIO_BASE_URLS: "http://127.0.0.1:8765" };
    expect(await policyOf(env)).toMatchObject({
      "connect-src": "'self' http://127.0.0.1:8765 ws://127.0.0.1:8765",
      "img-src": "'self' blob: data: http://127.0.0.1:8765",
    });
  });

  it("let the page show customers' pictures of named hosts only", async () => {
    const env = { ...twilioEnvironment, CONTACT_AVATAR_HOSTS: "cdn.example.org,*.example.net" };
    expect(await policyOf(env)).toMatchObject({
      "img-src":
        "'self' blob: data: https://*.example.net https://cdn.example.org https://media.us1.twilio.com",
      "media-src": "'self' blob: https://media.us1.twilio.com",
    });
  });

  it("are today's practice on every answer, refusals too", async () => {
    const { fastify } = await open({ PUBLIC_URL: "https://chat.example" });
    for (const url of ["/health", "/api/nothing", "/api/config"]) {
      const { headers } = await fastify.inject({ url, headers: { host: "elsewhere.example" } });
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "strict-transport-security": "max-age=31536000",
        "permissions-policy": expect.stringContaining("camera=()"),
      });
      expect(headers).not.toHaveProperty("x-powered-by");
      expect(headers).not.toHaveProperty("server");
    }
  });
});

describe("a stop", () => {
  it("lets the request under way end, and takes no new one", async () => {
    const { fastify } = await open();
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const entered = new Promise<void>((resolve) => {
      fastify.get("/slow", async () => {
        resolve();
        await held;
        return { done: true };
      });
    });
    await fastify.listen({ port: 0, host: "127.0.0.1" });
    // A listening TCP server has an address with a port.
    const { port } = fastify.server.address() as AddressInfo;
    const answer = fetch(`http://127.0.0.1:${port}/slow`);
    await entered;
    const closed = fastify.close();
    // Refused, or cut when it came at the very moment of closing.
    const taken = await connectTo(port).then(
      () => "taken",
      () => "refused",
    );
    release();
    expect(taken).toBe("refused");
    expect(await (await answer).json()).toEqual({ done: true });
    await closed;
  });
});

function connectTo(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", agent: false }, () => resolve())
      .on("error", reject)
      .end();
  });
}
