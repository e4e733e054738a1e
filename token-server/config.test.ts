import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { isLoopback } from "./guards.ts";
import { account, twilioEnvironment } from "./testing/openServer.ts";

const dayMs = 24 * 3600_000;

describe("readConfig", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: "127.0.0.1",
      dataDir: ".data",
      openBrowser: true,
      phonesOnNetwork: false,
      logLevel: "info",
      trustProxy: false,
      sessionSecrets: [],
      sessionIdleMs: 14 * dayMs,
      sessionMaxMs: 90 * dayMs,
      tokenLifetimeSeconds: 3600,
      requestsPerMinute: { address: 300, person: 60 },
      metricsToken: undefined,
      drainMs: 0,
      twilio: undefined,
      oidc: undefined,
      integrations: expect.objectContaining({ publicUrl: undefined }),
    });
  });

  it("takes what is set, and an empty value as not set", () => {
    const secrets = ["a".repeat(32), "b".repeat(32)];
    const env = {
      PORT: "0",
      HOST: "0.0.0.0",
      DATA_DIR: "",
      OPEN: "0",
      TRUST_PROXY: "10.0.0.0/8, ::1",
      SESSION_SECRET: secrets.join(","),
      TOKEN_TTL_MINUTES: "1440",
    };
    expect(readConfig(env)).toMatchObject({
      port: 0,
      host: "0.0.0.0",
      dataDir: ".data",
      openBrowser: false,
      trustProxy: ["10.0.0.0/8", "::1"],
      sessionSecrets: secrets,
      tokenLifetimeSeconds: 86_400,
    });
  });

  it.each([
    [{ PORT: "65536" }, "PORT must be a number from 0 to 65535."],
    [{ PORT: "web" }, "PORT must be a number from 0 to 65535."],
    [{ OPEN: "yes" }, "OPEN must be 0 or 1."],
    [{ PHONES_ON_NETWORK: "yes", HOST: "0.0.0.0" }, "PHONES_ON_NETWORK must be 0 or 1."],
    [
      { PHONES_ON_NETWORK: "1" },
      "PHONES_ON_NETWORK is set, but HOST lets only this machine in. Set HOST=0.0.0.0 too, or remove it.",
    ],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be debug, info, warn, error or silent."],
    [{ TOKEN_TTL_MINUTES: "19" }, "TOKEN_TTL_MINUTES must be a number from 20 to 1440."],
    [{ TOKEN_TTL_MINUTES: "1441" }, "TOKEN_TTL_MINUTES must be a number from 20 to 1440."],
    [{ SESSION_SECRET: "short" }, "SESSION_SECRET must have at least 32 characters"],
    [{ SESSION_SECRET: `${"a".repeat(32)},short` }, "SESSION_SECRET must have at least 32"],
    [{ TRUST_PROXY: "true" }, "TRUST_PROXY must be the addresses of the proxies"],
    [{ TRUST_PROXY: "1" }, "TRUST_PROXY must be the addresses of the proxies"],
    [{ TRUST_PROXY: "10.0.0.0/33" }, "TRUST_PROXY must be the addresses of the proxies"],
    [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN must have at least 16 characters."],
  ])("refuses %o with a sentence that names the variable", (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
  });
});

describe("Twilio mode", () => {
  it("is on when all four variables are set", () => {
    const { authToken, ...withoutToken } = account;
    const { TWILIO_AUTH_TOKEN, ...four } = twilioEnvironment;
    expect(readConfig(four).twilio).toEqual({ account: withoutToken });
    const all = { ...four, TWILIO_AUTH_TOKEN, TWILIO_BASE_URLS: "http://127.0.0.1:8765/" };
    expect(readConfig(all).twilio).toEqual({
      account: { ...withoutToken, authToken },
      baseUrl: "http://127.0.0.1:8765",
    });
  });

  const names = [
    "TWILIO_ACCOUNT_SID",
    "TWILIO_API_KEY",
    "TWILIO_API_SECRET",
    "TWILIO_CONVERSATIONS_SERVICE_SID",
  ] as const;

  it.each(names)("is not entered without %s, and the sentence says so", (missing) => {
    const env = { ...twilioEnvironment, [missing]: " " };
    expect(() => readConfig(env)).toThrow(`Twilio mode needs ${missing} too:`);
  });

  it.each([...names, "TWILIO_AUTH_TOKEN"] as const)(
    "names all that is missing beside %s",
    (name) => {
      const missing = names.filter((other) => other !== name);
      const read = () => readConfig({ [name]: twilioEnvironment[name] });
      for (const other of missing) expect(read).toThrow(other);
      expect(read).toThrow(`${name} is set.`);
    },
  );

  it.each([
    [{ TWILIO_ACCOUNT_SID: account.apiKey }, "TWILIO_ACCOUNT_SID must be AC and 32 hex digits."],
    [{ TWILIO_API_KEY: account.accountSid }, "TWILIO_API_KEY must be SK and 32 hex digits"],
    [{ TWILIO_API_SECRET: "short" }, "TWILIO_API_SECRET must be the secret that was shown"],
    [
      { TWILIO_CONVERSATIONS_SERVICE_SID: `MG${"3".repeat(32)}` },
      "TWILIO_CONVERSATIONS_SERVICE_SID must be IS and 32 hex digits: the SID of a Conversations service, not of a Messaging Service.",
    ],
    [{ TWILIO_BASE_URLS: "127.0.0.1:8765" }, "TWILIO_BASE_URLS must be the address of a server"],
    [{ PUBLIC_URL: "http://chat.example" }, "PUBLIC_URL must begin with https:// in Twilio mode."],
  ])("refuses %o", (change, sentence) => {
    expect(() => readConfig({ ...twilioEnvironment, ...change })).toThrow(sentence);
  });

  it("never repeats a value that may be a secret", () => {
    const env = { ...twilioEnvironment, TWILIO_ACCOUNT_SID: "a-secret-in-the-wrong-place" };
    expect(() => readConfig(env)).not.toThrow("a-secret-in-the-wrong-place");
  });
});

describe("OpenID Connect", () => {
  const env = {
    ...twilioEnvironment,
    PUBLIC_URL: "https://chat.example",
    OIDC_ISSUER: "https://login.example/realm",
    OIDC_CLIENT_ID: "partyline",
    OIDC_CLIENT_SECRET: "the-secret-of-the-client",
  };

  it("needs three variables and PUBLIC_URL", () => {
    expect(readConfig(env).oidc).toEqual({
      issuer: new URL("https://login.example/realm"),
      clientId: "partyline",
      clientSecret: "the-secret-of-the-client",
      name: "login.example",
      claim: "email",
      allow: ["*"],
      redirectUri: "https://chat.example/api/oidc/callback",
    });
  });

  it.each([
    [{ OIDC_CLIENT_SECRET: "" }, "OIDC_CLIENT_SECRET is missing"],
    [{ OIDC_ISSUER: "" }, "OIDC_ISSUER is missing"],
    [{ PUBLIC_URL: "" }, "OIDC_ISSUER needs PUBLIC_URL"],
    [{ OIDC_ISSUER: "http://login.example" }, "OIDC_ISSUER must be the provider's address"],
    [{ OIDC_ISSUER: "https://accounts.google.com" }, "OIDC_ALLOW must say who may sign in"],
    [{ OIDC_ALLOW: "*@example.com" }, "OIDC_ALLOW must be identities or domains"],
  ])("refuses %o", (change, sentence) => {
    expect(() => readConfig({ ...env, ...change })).toThrow(sentence);
  });

  it("makes no sense with the emulator", () => {
    const withoutTwilio = Object.entries(env).filter(([name]) => !name.startsWith("TWILIO_"));
    expect(() => readConfig(Object.fromEntries(withoutTwilio))).toThrow(
      "OIDC_ISSUER is set, but the emulator lets anybody be anybody.",
    );
  });
});

describe("isLoopback", () => {
  it.each([
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["::1", true],
    ["::ffff:127.0.0.1", true],
    ["localhost", true],
    ["0.0.0.0", false],
    ["192.168.1.2", false],
    ["::ffff:192.168.1.2", false],
    ["127.0.0.1.evil.example", false],
  ])("%s: %s", (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
