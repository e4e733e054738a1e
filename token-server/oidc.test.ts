import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Environment } from "./config.ts";
import { openProvider, type TestProvider } from "./testing/openProvider.ts";
import { cookiesOf, openServer, type TestServer, twilioEnvironment } from "./testing/openServer.ts";

const publicUrl = "http://127.0.0.1:8080";
const clientId = "partyline";
const clientSecret = "the-secret-of-the-client";
const redirectUri = `${publicUrl}/api/oidc/callback`;
const fromBrowser = { host: "127.0.0.1:8080" };

/** What the provider knows of whom. */
const people: Record<string, Record<string, unknown>> = {
  alice: { email: "Alice@Example.com", email_verified: true, preferred_username: "alice" },
  unverified: { email: "alice@example.com", email_verified: false },
  unsaid: { email: "alice@example.com" },
  elsewhere: { email: "alice@example.com.evil.example", email_verified: true },
  lookAlike: { email: "аlice@example.com", email_verified: true },
  header: { email: "alice@example.com\r\nSet-Cookie: a=1", email_verified: true },
  list: { email: ["alice@example.com"], email_verified: true },
  nameless: {},
};

// The provider remarks that it is set up for tests.
beforeAll(() => {
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "info").mockReturnValue();
});

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((part) => part.close()));
});

interface Setup {
  server: TestServer;
  provider: TestProvider;
}

async function open(env: Environment = {}, lean = false): Promise<Setup> {
  const provider = await openTestProvider({ lean });
  const server = await openServer({
    env: {
      ...twilioEnvironment,
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: "Example",
      ...env,
    },
  });
  opened.push(server);
  return { server, provider };
}

async function openTestProvider(more: { lean?: boolean; port?: number }): Promise<TestProvider> {
  const known = { clientId, clientSecret, redirectUri };
  const claimsOf = (login: string) => people[login] ?? {};
  const provider = await openProvider({ ...known, claimsOf, ...more });
  opened.push(provider);
  return provider;
}

/** The first step: the browser is sent to the provider. */
async function begin({ server }: Setup) {
  const started = await server.fastify.inject({ url: "/api/oidc/start", headers: fromBrowser });
  expect(started.statusCode).toBe(303);
  return { target: String(started.headers.location), cookies: cookiesOf(started) };
}

/** The last step: the browser comes back. */
function comeBack({ server }: Setup, url: string, cookies: Record<string, string>) {
  const { pathname, search } = new URL(url);
  return server.fastify.inject({ url: `${pathname}${search}`, headers: fromBrowser, cookies });
}

async function signIn(setup: Setup, login: string) {
  const { target, cookies } = await begin(setup);
  return comeBack(setup, await setup.provider.logIn(target, login), cookies);
}

function expectRefused(
  { server }: Setup,
  response: Awaited<ReturnType<typeof signIn>>,
  why: string,
): void {
  expect(response.statusCode).toBe(303);
  expect(response.headers.location).toBe(`/?refused=${why}`);
  expect(cookiesOf(response)).not.toHaveProperty("partyline_session");
  expect(server.log()).toContain(`"reason":"oidc: ${why}"`);
}

const identityIn = async ({ server }: Setup, cookies: Record<string, string>) =>
  (await server.fastify.inject({ url: "/api/config", headers: fromBrowser, cookies })).json()
    .identity;

describe("sign-in with an OpenID provider", () => {
  it("gives a session for the claim, in lower case, and leads to the front page", async () => {
    const setup = await open();
    const response = await signIn(setup, "alice");
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe("/");
    expect(await identityIn(setup, cookiesOf(response))).toBe("alice@example.com");
    expect(setup.server.log()).toContain('"by":"oidc"');
  });

  it("asks the provider when the ID token does not have the claim", async () => {
    const setup = await open({}, true);
    expect(await identityIn(setup, cookiesOf(await signIn(setup, "alice")))).toBe(
      "alice@example.com",
    );
  });

  it("takes the claim of OIDC_CLAIM; sub as it is", async () => {
    const byName = await open({ OIDC_CLAIM: "preferred_username" });
    expect(await identityIn(byName, cookiesOf(await signIn(byName, "alice")))).toBe("alice");
    const bySub = await open({ OIDC_CLAIM: "sub" });
    expect(await identityIn(bySub, cookiesOf(await signIn(bySub, "Nameless")))).toBe("Nameless");
  });

  it("is offered by name; the client's secret is not told", async () => {
    const { server } = await open();
    const response = await server.fastify.inject({ url: "/api/config", headers: fromBrowser });
    expect(response.json().signIn).toEqual({
      by: "invitation",
      oidc: { name: "Example", path: "/api/oidc/start" },
    });
    expect(response.body).not.toContain(clientSecret);
  });

  it("uses PKCE, state and nonce, new ones each time", async () => {
    const setup = await open();
    const [one, two] = [await begin(setup), await begin(setup)].map(
      ({ target }) => new URL(target).searchParams,
    );
    expect(one?.get("code_challenge_method")).toBe("S256");
    expect(one?.get("redirect_uri")).toBe(redirectUri);
    for (const name of ["code_challenge", "state", "nonce"]) {
      expect(one?.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one?.get(name)).not.toBe(two?.get(name));
    }
  });

  it.each([
    ["an unverified address", "unverified", "notAllowed"],
    ["an address of which nothing is said", "unsaid", "notAllowed"],
    ["another domain that begins like ours", "elsewhere", "notAllowed"],
    ["a look-alike", "lookAlike", "notAllowed"],
    ["a header in the name", "header", "notAllowed"],
    ["a claim that is no text", "list", "provider"],
    ["no such claim", "nameless", "provider"],
  ])("refuses %s", async (_name, login, why) => {
    const setup = await open({ OIDC_ALLOW: "@example.com" });
    expectRefused(setup, await signIn(setup, login), why);
  });

  it.each([
    ["@example.com", "/"],
    ["bob@example.com, alice@example.com", "/"],
    ["bob@example.com", "/?refused=notAllowed"],
    ["@other.example", "/?refused=notAllowed"],
  ])("with OIDC_ALLOW=%s leads to %s", async (allow, location) => {
    const setup = await open({ OIDC_ALLOW: allow });
    expect((await signIn(setup, "alice")).headers.location).toBe(location);
  });
});

describe("a sign-in with an OpenID provider is refused", () => {
  it("in a browser that did not begin it: nobody can be signed in as somebody else by a link", async () => {
    const setup = await open();
    const attacker = await begin(setup);
    const back = await setup.provider.logIn(attacker.target, "alice");
    expectRefused(setup, await comeBack(setup, back, {}), "expired");
    const victim = await begin(setup);
    expectRefused(setup, await comeBack(setup, back, victim.cookies), "provider");
  });

  it("when it is replayed", async () => {
    const setup = await open();
    const { target, cookies } = await begin(setup);
    const back = await setup.provider.logIn(target, "alice");
    expect((await comeBack(setup, back, cookies)).headers.location).toBe("/");
    expectRefused(setup, await comeBack(setup, back, cookies), "provider");
  });

  it("with a changed state or code, or one of another issuer", async () => {
    const setup = await open();
    for (const [name, value] of [
      ["state", "x".repeat(43)],
      ["code", "x".repeat(43)],
      ["iss", "https://evil.example"],
    ] as const) {
      const { target, cookies } = await begin(setup);
      const back = new URL(await setup.provider.logIn(target, "alice"));
      back.searchParams.set(name, value);
      expectRefused(setup, await comeBack(setup, back.href, cookies), "provider");
    }
  });

  it("when the person says no", async () => {
    const setup = await open();
    const { target, cookies } = await begin(setup);
    expectRefused(
      setup,
      await comeBack(setup, await setup.provider.abort(target), cookies),
      "cancelled",
    );
  });

  it("with a cookie of our own that is something else", async () => {
    const setup = await open();
    const session = cookiesOf(await signIn(setup, "alice"))["partyline_session"] ?? "";
    const { target } = await begin(setup);
    const back = await setup.provider.logIn(target, "alice");
    expectRefused(setup, await comeBack(setup, back, { partyline_oidc: session }), "expired");
  });

  it("while the provider is down; later it works without a restart", async () => {
    const setup = await open();
    await setup.provider.close();
    opened.splice(opened.indexOf(setup.provider), 1);
    const start = { url: "/api/oidc/start", headers: fromBrowser };
    const refused = await setup.server.fastify.inject(start);
    expect(refused.headers.location).toBe("/?refused=provider");
    expect(setup.server.log()).not.toContain(clientSecret);
    const again = await openTestProvider({ port: Number(new URL(setup.provider.issuer).port) });
    const response = await signIn({ ...setup, provider: again }, "alice");
    expect(response.headers.location).toBe("/");
  });

  it("to another site: addresses in the request lead nowhere", async () => {
    const setup = await open();
    for (const query of ["returnTo", "next", "redirect_uri", "state"]) {
      const url = `/api/oidc/callback?${query}=https://evil.example/`;
      const response = await setup.server.fastify.inject({ url, headers: fromBrowser });
      expect(response.headers.location).toBe("/?refused=expired");
    }
  });
});
