import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { describe, expect, it, onTestFinished } from "vitest";
import { createIntegrationService } from "../../docs/examples/integrationService.mjs";
import { isAddress } from "../../src/domain/address.ts";
import { readIntegrationsConfig } from "../../token-server/config.ts";
import { openTwilio, type Twilio } from "../../token-server/testing/openTwilio.ts";
import { createTwilioClient, type TwilioClient } from "../../token-server/twilioAccount.ts";
import { registerWebhooks } from "../../token-server/webhooks.ts";
import { runSetup } from "../setup/runSetup.ts";
import type { Status } from "./finding.ts";
import { report } from "./report.ts";
import { runDoctor } from "./runDoctor.ts";

interface Healthy extends Twilio {
  env: Record<string, string | undefined>;
  numbers: string[];
  service: ReturnType<TwilioClient["conversations"]["v1"]["services"]>;
  messagingService: ReturnType<TwilioClient["messaging"]["v1"]["services"]>;
  /** The running server refuses and answers by this. */
  server: { authToken: string | undefined };
}

/** An account in which everything is right, with the server running, prepared by the setup itself. */
async function openHealthy(): Promise<Healthy> {
  const twilio = await openTwilio();
  const { account } = twilio.emulator;
  const { accountSid, apiKey: username, apiSecret: password } = account;
  const service = twilio.client.conversations.v1.services(account.serviceSid);
  await service.users.create({ identity: "alice" });
  const server: Healthy["server"] = { authToken: account.authToken };
  const app = fastify({ forceCloseConnections: true });
  const publicUrl = () => readIntegrationsConfig(env).publicUrl;
  await registerWebhooks(app, {
    integrations: readIntegrationsConfig({}),
    get authToken() {
      return server.authToken;
    },
    serviceSid: account.serviceSid,
    client: () => createTwilioClient({ accountSid, username, password }, twilio.url),
    publicUrl,
  });
  const env: Healthy["env"] = {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_API_KEY: username,
    TWILIO_API_SECRET: password,
    TWILIO_CONVERSATIONS_SERVICE_SID: account.serviceSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_BASE_URLS: twilio.url,
    PUBLIC_URL: await app.listen({ port: 0, host: "127.0.0.1" }),
    INBOUND_IDENTITIES: "alice",
  };
  onTestFinished(() => app.close());
  const messagingService = twilio.client.messaging.v1.services(account.messagingServiceSid);
  const numbers = await fillMessagingService(twilio, messagingService);
  const { contents } = twilio.emulator.service;
  const { sid } = contents.create({
    friendlyName: "greeting",
    language: "en",
    types: { "twilio/text": { body: "Hello" } },
  });
  contents.submit(sid, { name: "greeting", category: "UTILITY" });
  contents.decide(sid, "approved");
  await runSetup({
    env,
    dryRun: false,
    replace: false,
    addresses: undefined,
    say: () => undefined,
    confirm: async () => true,
  });
  return { ...twilio, env, numbers, service, messagingService, server };
}

/** All numbers of the account, in a campaign. */
async function fillMessagingService(
  { client }: Twilio,
  service: Healthy["messagingService"],
): Promise<string[]> {
  const numbers = await client.incomingPhoneNumbers.list();
  for (const { sid } of numbers) await service.phoneNumbers.create({ phoneNumberSid: sid });
  await service.usAppToPerson.create({
    brandRegistrationSid: `BN${"1".repeat(32)}`,
    description: "Dates for movers and their customers",
    messageFlow: "People write to us first",
    messageSamples: ["We come at 9", "We are late"],
    usAppToPersonUsecase: "CUSTOMER_CARE",
    hasEmbeddedLinks: false,
    hasEmbeddedPhone: false,
  });
  return numbers.map(({ phoneNumber }) => phoneNumber);
}

describe("runDoctor", () => {
  it("finds nothing to say about an account that the setup has prepared", async () => {
    const { env } = await openHealthy();
    const findings = await runDoctor(env);
    expect(findings.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(findings.map(({ name }) => name)).toEqual([
      "configuration",
      "region",
      "clock",
      "credentials",
      "service",
      "key type",
      "access token",
      "auth token",
      "roles",
      "numbers",
      "messaging service",
      "address configurations",
      "inbound people",
      "webhook",
      "webhook reachable",
      "WhatsApp senders",
      "content templates",
      "integration services",
    ]);
    expect(report(findings)).toMatch(/18 ok, 0 to look at, 0 to mend$/);
  });

  const cases: [
    check: string,
    status: Status,
    detail: RegExp,
    broken: string,
    harm: (healthy: Healthy) => void | Promise<void>,
  ][] = [
    [
      "region",
      "fail",
      /TWILIO_REGION is au1/,
      "a region without Conversations",
      ({ env }) => void (env["TWILIO_REGION"] = "au1"),
    ],
    ["key type", "fail", /Restricted key/, "a Restricted key", useRestrictedKey],
    [
      "key type",
      "warn",
      /does not tell/,
      "a key that may not ask what it is",
      ({ env }) => void (env["TWILIO_AUTH_TOKEN"] = undefined),
    ],
    [
      "access token",
      "fail",
      /refuses a token/,
      "a key whose tokens Twilio refuses",
      useRestrictedKey,
    ],
    [
      "auth token",
      "fail",
      /not the auth token/,
      "another account's auth token",
      ({ env }) => void (env["TWILIO_AUTH_TOKEN"] = "0".repeat(32)),
    ],
    [
      "auth token",
      "fail",
      /is not set/,
      "no auth token although unknown texters are to reach people",
      ({ env }) => void (env["TWILIO_AUTH_TOKEN"] = undefined),
    ],
    [
      "auth token",
      "warn",
      /is not set/,
      "no auth token",
      ({ env }) => Object.assign(env, { TWILIO_AUTH_TOKEN: "", INBOUND_IDENTITIES: "" }),
    ],
    [
      "roles",
      "fail",
      /addNonChatParticipant \(channel user\)/,
      "people may not add phones",
      forbid("channel user", "addNonChatParticipant"),
    ],
    [
      "roles",
      "warn",
      /editConversationName \(channel admin\)/,
      "people may not rename",
      forbid("channel admin", "editConversationName"),
    ],
    ["numbers", "fail", /no phone number/, "no number", keepNumbers(0)],
    [
      "numbers",
      "fail",
      /No number can send texts/,
      "voice numbers only",
      async (healthy) => {
        await keepNumbers(0)(healthy);
        for (const number of healthy.numbers) addVoiceNumber(healthy, number);
      },
    ],
    [
      "numbers",
      "warn",
      /cannot send texts/,
      "a voice number among others",
      (healthy) => addVoiceNumber(healthy, "+14155550177"),
    ],
    ["numbers", "warn", /One number/, "a single number", keepNumbers(1)],
    [
      "messaging service",
      "fail",
      /no default messaging service/,
      "no messaging service",
      // As in an account of Programmable Chat.
      ({ answer }) => answer("/v1/Configuration", { default_messaging_service_sid: null }),
    ],
    [
      "messaging service",
      "fail",
      /does not exist/,
      "a messaging service that was deleted",
      async ({ messagingService }) => void (await messagingService.remove()),
    ],
    [
      "messaging service",
      "warn",
      /not in the default messaging service/,
      "a number outside the sender pool",
      async ({ messagingService }) => {
        const [first] = await messagingService.phoneNumbers.list();
        await messagingService.phoneNumbers(first?.sid ?? "").remove();
      },
    ],
    [
      "messaging service",
      "warn",
      /no A2P 10DLC campaign/,
      "no campaign",
      async ({ messagingService }) => {
        const [campaign] = await messagingService.usAppToPerson.list();
        await messagingService.usAppToPerson(campaign?.sid ?? "").remove();
      },
    ],
    [
      "address configurations",
      "warn",
      /reach nobody/,
      "a number without autocreation",
      async ({ client }) => {
        const { addressConfigurations } = client.conversations.v1;
        const [first] = await addressConfigurations.list();
        await addressConfigurations(first?.sid ?? "").remove();
      },
    ],
    [
      "address configurations",
      "warn",
      /reach nobody/,
      "autocreation switched off",
      setAutoCreation(() => ({ "autoCreation.enabled": false })),
    ],
    [
      "address configurations",
      "warn",
      /Studio flow/,
      "a Studio flow",
      setAutoCreation(() => ({
        "autoCreation.type": "studio",
        "autoCreation.studioFlowSid": `FW${"1".repeat(32)}`,
      })),
    ],
    [
      "address configurations",
      "fail",
      /another service/,
      "conversations made in another service",
      setAutoCreation(async (healthy) => ({
        "autoCreation.conversationServiceSid": await makeService(healthy),
      })),
    ],
    [
      "address configurations",
      "fail",
      /another service/,
      "conversations made in the default service, which is another",
      async (healthy) => {
        await setAutoCreation(() => ({ "autoCreation.conversationServiceSid": "" }))(healthy);
        const defaultChatServiceSid = await makeService(healthy);
        await healthy.client.conversations.v1.configuration().update({ defaultChatServiceSid });
      },
    ],
    [
      "inbound people",
      "warn",
      /INBOUND_IDENTITIES is empty/,
      "nobody to answer",
      ({ env }) => void (env["INBOUND_IDENTITIES"] = ""),
    ],
    [
      "inbound people",
      "warn",
      /alise of INBOUND_IDENTITIES has never signed in/,
      "a misspelt person",
      ({ env }) => void (env["INBOUND_IDENTITIES"] = "alice,alise"),
    ],
    [
      "webhook",
      "warn",
      /PUBLIC_URL is not set/,
      "no public address",
      ({ env }) => void (env["PUBLIC_URL"] = undefined),
    ],
    [
      "webhook",
      "fail",
      /Twilio does not call/,
      "no webhook",
      setWebhook(() => ({ postWebhookUrl: "" })),
    ],
    [
      "webhook",
      "fail",
      /Twilio calls https:\/\/other.example, not/,
      "a webhook to another server",
      setWebhook(() => ({ postWebhookUrl: "https://other.example" })),
    ],
    ["webhook", "fail", /by GET/, "a webhook by GET", setWebhook(() => ({ method: "GET" }))],
    [
      "webhook",
      "fail",
      /not for onConversationAdded/,
      "a webhook for other events",
      setWebhook(() => ({ filters: ["onMessageAdded"] })),
    ],
    [
      "webhook",
      "warn",
      /texts from unknown phones are lost/,
      "a pre-event webhook to this server",
      setWebhook(({ env }) => ({ preWebhookUrl: `${env["PUBLIC_URL"]}/webhooks/conversations` })),
    ],
    [
      "webhook reachable",
      "fail",
      /cannot be reached/,
      "a server that is down",
      ({ env }) => void (env["PUBLIC_URL"] = "http://127.0.0.1:9"),
    ],
    [
      "webhook reachable",
      "fail",
      /another server/,
      "a public address that leads elsewhere",
      async ({ env }) =>
        void (env["PUBLIC_URL"] = await listen((_request, response) => response.end("hello"))),
    ],
    [
      "webhook reachable",
      "fail",
      /refuses a signed call/,
      "a running server with another auth token",
      ({ server }) => void (server.authToken = "another"),
    ],
    [
      "webhook reachable",
      "fail",
      /answered 503/,
      "a running server without an auth token",
      ({ server }) => void (server.authToken = undefined),
    ],
    [
      "WhatsApp senders",
      "warn",
      /whatsapp:\+14155550188 \(PENDING_VERIFICATION\)/,
      "a sender that is not verified",
      ({ emulator }) => {
        const address = "whatsapp:+14155550188";
        if (!isAddress(address)) throw new Error("no address");
        const senderStatus = "PENDING_VERIFICATION";
        emulator.service.numbers.add({ address, friendlyName: "New", senderStatus });
      },
    ],
    [
      "content templates",
      "warn",
      /there is none/,
      "no template",
      async ({ client }) => {
        const { contents } = client.content.v1;
        for (const { sid } of await contents.list()) await contents(sid).remove();
      },
    ],
    [
      "content templates",
      "warn",
      /greeting \(rejected\)/,
      "a template that WhatsApp has refused",
      ({ emulator: { service } }) => {
        for (const { sid } of service.contents.all()) service.contents.decide(sid, "rejected");
      },
    ],
    [
      "content templates",
      "warn",
      /map \(approved\)/,
      "no template that may open a window",
      // The emulator does not take such a one for approval.
      ({ answer }) =>
        answer("/v1/ContentAndApprovals", {
          meta: { key: "contents" },
          contents: [
            {
              friendly_name: "map",
              types: { "twilio/location": {} },
              approval_requests: { status: "approved" },
            },
          ],
        }),
    ],
    [
      "integration services",
      "fail",
      /The templates service cannot be reached/,
      "a templates service that is down",
      ({ env }) => void (env["TEMPLATES_CALLBACK_URL"] = "http://127.0.0.1:9/templates"),
    ],
    [
      "integration services",
      "fail",
      /The customer service gave an answer that cannot be used/,
      "a customer service that answers nonsense",
      async ({ env }) =>
        void (env["CRM_CALLBACK_URL"] = await listen((_request, response) =>
          response.end("hello"),
        )),
    ],
  ];

  it.each(cases)("%s: %s, %s, for %s", async (check, status, detail, _broken, harm) => {
    const healthy = await openHealthy();
    await harm(healthy);
    const findings = await runDoctor(healthy.env);
    const found = findings.find(({ name }) => name === check);
    expect(found?.detail).toMatch(detail);
    expect(found?.status).toBe(status);
    expect(found?.advice).toMatch(/\w/);
  });

  it.each([
    ["the key's secret", "TWILIO_API_SECRET", "wrong-secret-wrong-secret"],
    ["the key", "TWILIO_API_KEY", `SK${"9".repeat(32)}`],
  ])(
    "stops at %s that is wrong, and says that the rest is not known",
    async (_name, name, value) => {
      const { env } = await openHealthy();
      const findings = await runDoctor({ ...env, [name]: value });
      expect(findings.find((finding) => finding.name === "credentials")).toMatchObject({
        status: "fail",
        detail: expect.stringContaining("does not accept the API key"),
      });
      const after = findings.slice(4);
      expect(after.every(({ detail }) => detail.startsWith("Not checked"))).toBe(true);
    },
  );

  it("stops at a service of another account", async () => {
    const { env } = await openHealthy();
    const findings = await runDoctor({
      ...env,
      TWILIO_CONVERSATIONS_SERVICE_SID: `IS${"9".repeat(32)}`,
    });
    expect(findings.find(({ name }) => name === "service")).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("no Conversations service"),
    });
    expect(findings.slice(5).every(({ detail }) => detail.startsWith("Not checked"))).toBe(true);
  });

  it.each([
    ["warn", 60_000, /(59|60|61) s ahead of/],
    ["fail", -3_600_000, /(3599|3600|3601) s behind/],
  ])("clock: %s when it is %i ms off", async (status, offsetMs, words) => {
    const { env } = await openHealthy();
    const findings = await runDoctor(env, () => Date.now() + offsetMs);
    const clock = findings.find(({ name }) => name === "clock");
    expect(clock).toMatchObject({ status, detail: expect.stringMatching(words) });
  });

  it("says in a sentence that Twilio cannot be reached", async () => {
    const { env } = await openHealthy();
    const findings = await runDoctor({ ...env, TWILIO_BASE_URLS: "http://127.0.0.1:9" });
    expect(findings.find(({ name }) => name === "credentials")).toMatchObject({
      status: "fail",
      detail: expect.stringMatching(/^Twilio cannot be reached: .*ECONNREFUSED/),
    });
  });

  it.each([
    [{}, /No Twilio credentials/],
    [{ TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}` }, /TWILIO_API_KEY/],
    [{ PORT: "web" }, /PORT must be/],
  ])("names a setting that is missing or wrong: %o", async (env, sentence) => {
    const findings = await runDoctor(env);
    expect(findings).toEqual([
      {
        name: "configuration",
        status: "fail",
        detail: expect.stringMatching(sentence),
        advice: expect.any(String),
      },
    ]);
  });

  it("asks the integration services without harm, and takes an unknown customer for a good answer", async () => {
    const { env } = await openHealthy();
    let url = "";
    const authToken = env["TWILIO_AUTH_TOKEN"] ?? "";
    const numbers = { sms: "+14155550110" };
    const sample = createIntegrationService(() => ({ authToken, publicUrl: url, numbers }));
    url = await listenWith(sample);
    const findings = await runDoctor({
      ...env,
      TEMPLATES_CALLBACK_URL: `${url}/templates`,
      CRM_CALLBACK_URL: `${url}/crm`,
      OUTGOING_CALLBACK_URL: `${url}/outgoing`,
    });
    expect(findings.find(({ name }) => name === "integration services")).toEqual({
      name: "integration services",
      status: "ok",
      detail: "3 answer.",
    });
  });
});

async function useRestrictedKey({ client, env }: Healthy): Promise<void> {
  const { sid, secret } = await client.iam.v1.newApiKey.create({
    accountSid: env["TWILIO_ACCOUNT_SID"] ?? "",
    keyType: "restricted",
    policy: { allow: ["/twilio/conversations/services/read"] },
  });
  Object.assign(env, { TWILIO_API_KEY: sid, TWILIO_API_SECRET: secret });
}

function forbid(name: string, permission: string) {
  return async ({ service }: Healthy): Promise<void> => {
    const roles = await service.roles.list();
    const role = roles.find(({ friendlyName }) => friendlyName === name);
    if (role === undefined) throw new Error(`there is no role ${name}`);
    await service
      .roles(role.sid)
      .update({ permission: role.permissions.filter((each) => each !== permission) });
  };
}

function keepNumbers(count: number) {
  return async ({ client }: Healthy): Promise<void> => {
    const numbers = await client.incomingPhoneNumbers.list();
    for (const { sid } of numbers.slice(count)) await client.incomingPhoneNumbers(sid).remove();
  };
}

function addVoiceNumber({ emulator }: Healthy, address: string): void {
  if (!isAddress(address)) throw new Error(`${address} is no address`);
  const capabilities = { sms: false, mms: false, voice: true };
  emulator.service.numbers.add({ address, friendlyName: address, capabilities });
}

async function makeService({ client }: Healthy): Promise<string> {
  const { sid } = await client.conversations.v1.services.create({ friendlyName: "Another" });
  return sid;
}

function setWebhook(change: (healthy: Healthy) => object) {
  return async (healthy: Healthy): Promise<void> => {
    await healthy.service.configuration.webhooks().update(change(healthy));
  };
}

function setAutoCreation(change: (healthy: Healthy) => object | Promise<object>) {
  return async (healthy: Healthy): Promise<void> => {
    const { addressConfigurations } = healthy.client.conversations.v1;
    const [first] = await addressConfigurations.list();
    if (first === undefined) throw new Error("the setup has made no address configuration");
    await addressConfigurations(first.sid).update(await change(healthy));
  };
}

function listen(listener: Parameters<typeof createServer>[1]): Promise<string> {
  return listenWith(createServer(listener));
}

async function listenWith(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // A listening TCP server has an AddressInfo (node:net).
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
