import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export interface TestProvider {
  issuer: string;
  /** What a browser goes through to log in as `login`; resolves to the address that it is sent back to. */
  logIn(startUrl: string, login: string): Promise<string>;
  /** The same, but the person says no. */
  abort(startUrl: string): Promise<string>;
  close(): Promise<void>;
}

interface ProviderOptions {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** What the provider knows of whoever logs in under that name. */
  claimsOf(login: string): Record<string, unknown>;
  /** Keep everything but `sub` out of the ID token. */
  lean?: boolean;
  /** Default: any free one. */
  port?: number;
}

/** A real OpenID provider on a port of its own. It insists on PKCE. */
export async function openProvider(options: ProviderOptions): Promise<TestProvider> {
  const server = createServer();
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [options.redirectUri],
      },
    ],
    findAccount: (_context: unknown, login: string) => ({
      accountId: login,
      claims: async () => ({ sub: login, ...options.claimsOf(login) }),
    }),
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["preferred_username"],
    },
    conformIdTokenClaims: options.lean === true,
    pkce: { required: () => true },
    cookies: { keys: ["of the tests"] },
  });
  server.on("request", provider.callback());

  return {
    issuer,
    async logIn(startUrl, login) {
      const browser = createBrowser(issuer);
      const loginPage = await browser.follow(startUrl);
      const consentPage = await browser.submit(loginPage, {
        prompt: "login",
        login,
        password: "x",
      });
      return browser.submit(consentPage, { prompt: "consent" });
    },
    async abort(startUrl) {
      const browser = createBrowser(issuer);
      return browser.follow(`${await browser.follow(startUrl)}/abort`);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Keeps cookies and follows redirects while they stay at the provider. */
function createBrowser(issuer: string) {
  const cookies = new Map<string, string>();

  async function send(url: string, form?: Record<string, string>): Promise<string> {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
      ...(form !== undefined && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null) {
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return url;
    }
    const next = new URL(location, url).href;
    return next.startsWith(issuer) ? send(next) : next;
  }

  return {
    /** Where the browser comes to a stop: a page of the provider, or an address elsewhere. */
    follow: (url: string) => send(url),
    submit: (url: string, form: Record<string, string>) => send(url, form),
  };
}
