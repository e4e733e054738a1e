import { ConfigError } from "../config/configError.ts";

export interface OidcConfig {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** On the button: "Sign in with …". */
  name: string;
  /** Which claim of the ID token is the identity. */
  claim: string;
  /** Who may come in: identities, `@domain`, or `*`. In lower case. */
  allow: readonly string[];
  /** Registered with the provider. */
  redirectUri: string;
}

const required = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
const optional = ["OIDC_NAME", "OIDC_CLAIM", "OIDC_ALLOW"] as const;

/** Providers that know nearly everybody: being known to them is no reason to be let in. */
const publicProviders =
  /^(accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com|appleid\.apple\.com|www\.facebook\.com|www\.linkedin\.com|gitlab\.com)$/;

export const oidcCallbackPath = "/api/oidc/callback";

/** Undefined: nothing of it is set. Throws a ConfigError that names what is missing or wrong. */
export function readOidcConfig(
  env: Readonly<Record<string, string | undefined>>,
  publicUrl: string | undefined,
): OidcConfig | undefined {
  const set = [...required, ...optional].filter((name) => env[name] !== undefined);
  if (set.length === 0) return undefined;
  const [issuer, clientId, clientSecret] = required.map((name) => {
    const value = env[name];
    if (value === undefined) throw new ConfigError(`${name} is missing: ${set.join(", ")} set.`);
    return value;
  });
  if (publicUrl === undefined) {
    throw new ConfigError("OIDC_ISSUER needs PUBLIC_URL: the provider sends people back there.");
  }
  const url = readIssuer(issuer ?? "");
  return {
    issuer: url,
    clientId: clientId ?? "",
    clientSecret: clientSecret ?? "",
    name: env["OIDC_NAME"] ?? url.hostname,
    claim: env["OIDC_CLAIM"] ?? "email",
    allow: readAllow(env["OIDC_ALLOW"], url),
    redirectUri: `${new URL(publicUrl).origin}${oidcCallbackPath}`,
  };
}

function readIssuer(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? "");
  if (url === undefined || (url.protocol !== "https:" && !(url.protocol === "http:" && isLocal))) {
    throw new ConfigError("OIDC_ISSUER must be the provider's address and begin with https://.");
  }
  return url;
}

function readAllow(text: string | undefined, issuer: URL): string[] {
  const allow = (text ?? "*").split(",").map((part) => part.trim().toLowerCase());
  if (allow.some((part) => part === "" || /[*\s]./.test(part))) {
    throw new ConfigError(
      "OIDC_ALLOW must be identities or domains with commas between, such as @example.com,bob@example.org, or * for everybody whom the provider knows.",
    );
  }
  if (allow.includes("*") && publicProviders.test(issuer.hostname)) {
    throw new ConfigError(
      `OIDC_ALLOW must say who may sign in, such as @example.com: anybody can have an account at ${issuer.hostname}.`,
    );
  }
  return allow;
}
