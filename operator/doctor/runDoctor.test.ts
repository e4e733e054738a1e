import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import fastify from "fastify";
import { describe, expect, it, onTestFinished } from "vitest";
import { createIntegrationService } from "../../docs/examples/integrationService.mjs";
import { isAddress } from "../../src/domain/address.ts";
import { readIntegrationsConfig } from "../../token-server/config.ts";
import { listen } from "../../token-server/testing/listen.ts";
import { openTwilio, type Twilio } from "../../token-server/testing/openTwilio.ts";
import { createTwilioClient, type TwilioClient } from "../../token-server/twilioAccount.ts";
import { registerWebhooks } from "../../token-server/webhooks.ts";
import { runSetup } from "../setup/runSetup.ts";
import { webhookReachable } from "./checks/webhookReachable.ts";
import { type DoctorContext, type FaultId, faults, type Outcome } from "./finding.ts";
import { report } from "./report.ts";
import { runDoctor } from "./runDoctor.ts";

interface Healthy extends Twilio {
  env: Record<string, string | undefined>;
  numbers: string[];
  service: ReturnType<TwilioClient["conversations"]["v1"]["services"]>;
  messagingService: ReturnType<TwilioClient["messaging"]["v1"]["services"]>;
  /** The running server refuses and answers by this. */
  server: { authToken: string | undefined };
  /** How wrong this machine's clock is. */
  clock: { offsetMs: number };
}

/** What is broken, how, and what a check says then; one that needs a Twilio which no test has is run by the case itself. */
type Case = [
  check: string,
  detail: RegExp,
  broken: string,
  harm: (healthy: Healthy) => Outcome | void | Promise<Outcome | void>,
];

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
  return { ...twilio, env, numbers, service, messagingService, server, clock: { offsetMs: 0 } };
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

  // Each fault by its id, so that none can be claimed without a case: the type asks for all of them.
  const cases: Record<FaultId, Case[]> = {
    "configuration.none": [
      ["configuration", /No Twilio credentials/, "nothing set", ({ env }) => clear(env)],
    ],
    "configuration.wrong": [
      [
        "configuration",
        /PORT must be/,
        "a setting that cannot work",
        ({ env }) => void (env["PORT"] = "web"),
      ],
    ],
    "doctor.notChecked": [
      [
        "numbers",
        /because of «credentials»/,
        "a key that is wrong",
        ({ env }) => void (env["TWILIO_API_SECRET"] = "wrong-secret-wrong-secret"),
      ],
    ],
    "twilio.unreachable": [
      [
        "credentials",
        /^Twilio cannot be reached: .*ECONNREFUSED/,
        "no network",
        ({ env }) => void (env["TWILIO_BASE_URLS"] = "http://127.0.0.1:9"),
      ],
    ],
    "twilio.notThere": [
      [
        "messaging service",
        /^Not checked/,
        "a server that stands in for Twilio and lacks something",
        ({ answer }) =>
          answer("/v1/Configuration", { message: "Not here", status: 501 }, { status: 501 }),
      ],
    ],
    "twilio.forbidden": [
      [
        "WhatsApp senders",
        /answered 403/,
        "a key that may not read the senders",
        ({ answer }) =>
          answer("/v2/Channels/Senders", { code: 20003, message: "Forbidden" }, { status: 403 }),
      ],
    ],
    "twilio.refused": [
      [
        "WhatsApp senders",
        /answered 400 \(error 20001\)/,
        "an answer that nobody expects",
        ({ answer }) =>
          answer("/v2/Channels/Senders", { code: 20001, message: "Bad" }, { status: 400 }),
      ],
    ],
    "region.elsewhere": [
      [
        "region",
        /TWILIO_REGION is au1/,
        "a region without Conversations",
        ({ env }) => void (env["TWILIO_REGION"] = "au1"),
      ],
    ],
    "clock.unknown": [
      [
        "clock",
        /did not say what time/,
        "a Twilio without a clock",
        ({ answer }) => answer("/v1", {}, { dateless: true }),
      ],
    ],
    "clock.far": [
      [
        "clock",
        /(3599|3600|3601) s behind/,
        "a clock an hour slow",
        ({ clock }) => void (clock.offsetMs = -3_600_000),
      ],
    ],
    "clock.off": [
      [
        "clock",
        /(59|60|61) s ahead of/,
        "a clock a minute fast",
        ({ clock }) => void (clock.offsetMs = 60_000),
      ],
    ],
    "credentials.refused": [
      [
        "credentials",
        /does not accept the API key/,
        "a wrong secret",
        ({ env }) => void (env["TWILIO_API_SECRET"] = "wrong-secret-wrong-secret"),
      ],
      [
        "credentials",
        /does not accept the API key/,
        "a key of nobody",
        ({ env }) => void (env["TWILIO_API_KEY"] = `SK${"9".repeat(32)}`),
      ],
    ],
    "service.unknown": [
      [
        "service",
        /no Conversations service/,
        "another account's service",
        ({ env }) => void (env["TWILIO_CONVERSATIONS_SERVICE_SID"] = `IS${"9".repeat(32)}`),
      ],
    ],
    "key.restricted": [["key type", /Restricted key/, "a Restricted key", useRestrictedKey]],
    "key.unknown": [
      [
        "key type",
        /does not tell/,
        "a key that may not ask what it is",
        ({ env }) => void (env["TWILIO_AUTH_TOKEN"] = undefined),
      ],
    ],
    "token.refused": [
      ["access token", /refuses a token/, "a key whose tokens Twilio refuses", useRestrictedKey],
    ],
    "token.unclear": [
      [
        "access token",
        /answered 500/,
        "a media service in trouble",
        ({ answer, env }) =>
          answer(
            `/mcs/v1/Services/${env["TWILIO_CONVERSATIONS_SERVICE_SID"]}/Media/ME${"0".repeat(32)}`,
            {},
            { status: 500 },
          ),
      ],
    ],
    "authToken.missing": [
      [
        "auth token",
        /is not set/,
        "no auth token although unknown texters are to reach people",
        ({ env }) => void (env["TWILIO_AUTH_TOKEN"] = undefined),
      ],
    ],
    "authToken.unset": [
      [
        "auth token",
        /is not set/,
        "no auth token",
        ({ env }) => void Object.assign(env, { TWILIO_AUTH_TOKEN: "", INBOUND_IDENTITIES: "" }),
      ],
    ],
    "authToken.wrong": [
      [
        "auth token",
        /not the auth token/,
        "another account's auth token",
        ({ env }) => void (env["TWILIO_AUTH_TOKEN"] = "0".repeat(32)),
      ],
    ],
    "roles.tooLittle": [
      [
        "roles",
        /addNonChatParticipant \(channel user\)/,
        "people may not add phones",
        forbid("channel user", "addNonChatParticipant"),
      ],
    ],
    "roles.less": [
      [
        "roles",
        /editConversationName \(channel admin\)/,
        "people may not rename",
        forbid("channel admin", "editConversationName"),
      ],
    ],
    "numbers.none": [["numbers", /no phone number/, "no number", keepNumbers(0)]],
    "numbers.noTexts": [
      [
        "numbers",
        /No number can send texts/,
        "voice numbers only",
        async (healthy) => {
          await keepNumbers(0)(healthy);
          for (const number of healthy.numbers) addVoiceNumber(healthy, number);
        },
      ],
    ],
    "numbers.someWithoutTexts": [
      [
        "numbers",
        /cannot send texts/,
        "a voice number among others",
        (healthy) => addVoiceNumber(healthy, "+14155550177"),
      ],
    ],
    "numbers.one": [["numbers", /One number/, "a single number", keepNumbers(1)]],
    "messaging.none": [
      [
        "messaging service",
        /no default messaging service/,
        "no messaging service",
        // As in an account of Programmable Chat.
        ({ answer }) => answer("/v1/Configuration", { default_messaging_service_sid: null }),
      ],
    ],
    "messaging.deleted": [
      [
        "messaging service",
        /does not exist/,
        "a messaging service that was deleted",
        async ({ messagingService }) => void (await messagingService.remove()),
      ],
    ],
    "messaging.outsidePool": [
      [
        "messaging service",
        /not in the default messaging service/,
        "a number outside the sender pool",
        async ({ messagingService }) => {
          const [first] = await messagingService.phoneNumbers.list();
          await messagingService.phoneNumbers(first?.sid ?? "").remove();
        },
      ],
    ],
    "messaging.noCampaign": [
      [
        "messaging service",
        /no A2P 10DLC campaign/,
        "no campaign",
        async ({ messagingService }) => {
          const [campaign] = await messagingService.usAppToPerson.list();
          await messagingService.usAppToPerson(campaign?.sid ?? "").remove();
        },
      ],
    ],
    "addresses.otherService": [
      [
        "address configurations",
        /another service/,
        "conversations made in another service",
        setAutoCreation(async (healthy) => ({
          "autoCreation.conversationServiceSid": await makeService(healthy),
        })),
      ],
      [
        "address configurations",
        /another service/,
        "conversations made in the default service, which is another",
        async (healthy) => {
          await setAutoCreation(() => ({ "autoCreation.conversationServiceSid": "" }))(healthy);
          const defaultChatServiceSid = await makeService(healthy);
          await healthy.client.conversations.v1.configuration().update({ defaultChatServiceSid });
        },
      ],
    ],
    "addresses.studio": [
      [
        "address configurations",
        /Studio flow/,
        "a Studio flow",
        setAutoCreation(() => ({
          "autoCreation.type": "studio",
          "autoCreation.studioFlowSid": `FW${"1".repeat(32)}`,
        })),
      ],
    ],
    "addresses.silent": [
      [
        "address configurations",
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
        /reach nobody/,
        "autocreation switched off",
        setAutoCreation(() => ({ "autoCreation.enabled": false })),
      ],
    ],
    "inbound.nobody": [
      [
        "inbound people",
        /INBOUND_IDENTITIES is empty/,
        "nobody to answer",
        ({ env }) => void (env["INBOUND_IDENTITIES"] = ""),
      ],
    ],
    "inbound.unknown": [
      [
        "inbound people",
        /alise of INBOUND_IDENTITIES has never signed in/,
        "a misspelt person",
        ({ env }) => void (env["INBOUND_IDENTITIES"] = "alice,alise"),
      ],
    ],
    "webhook.noPublicUrl": [
      [
        "webhook",
        /PUBLIC_URL is not set/,
        "no public address",
        ({ env }) => void (env["PUBLIC_URL"] = undefined),
      ],
    ],
    "webhook.elsewhere": [
      [
        "webhook",
        /Twilio calls https:\/\/other.example, not/,
        "a webhook to another server",
        setWebhook(() => ({ postWebhookUrl: "https://other.example" })),
      ],
    ],
    "webhook.none": [
      ["webhook", /Twilio does not call/, "no webhook", setWebhook(() => ({ postWebhookUrl: "" }))],
    ],
    "webhook.byGet": [
      ["webhook", /by GET/, "a webhook by GET", setWebhook(() => ({ method: "GET" }))],
    ],
    "webhook.otherEvents": [
      [
        "webhook",
        /not for onConversationAdded/,
        "a webhook for other events",
        setWebhook(() => ({ filters: ["onMessageAdded"] })),
      ],
    ],
    "webhook.asksBefore": [
      [
        "webhook",
        /texts from unknown phones are lost/,
        "a pre-event webhook to this server",
        setWebhook(({ env }) => ({ preWebhookUrl: `${env["PUBLIC_URL"]}/webhooks/conversations` })),
      ],
    ],
    "reach.notChecked": [
      [
        "webhook reachable",
        /Not checked/,
        "no public address",
        ({ env }) => void (env["PUBLIC_URL"] = undefined),
      ],
    ],
    "reach.thisMachine": [
      [
        "webhook reachable",
        /Twilio cannot reach/,
        "a public address of this machine, with Twilio itself",
        (healthy) => webhookReachable.run(withTwilioItself(healthy)),
      ],
    ],
    "reach.unencrypted": [
      [
        "webhook reachable",
        /is not encrypted/,
        "a public address without TLS, with Twilio itself",
        (healthy) => {
          healthy.env["PUBLIC_URL"] = notLoopback(healthy.env["PUBLIC_URL"] ?? "");
          return webhookReachable.run(withTwilioItself(healthy));
        },
      ],
    ],
    "reach.down": [
      [
        "webhook reachable",
        /cannot be reached/,
        "a server that is down",
        ({ env }) => void (env["PUBLIC_URL"] = "http://127.0.0.1:9"),
      ],
    ],
    "reach.otherServer": [
      [
        "webhook reachable",
        /another server/,
        "a public address that leads elsewhere",
        async ({ env }) =>
          void (env["PUBLIC_URL"] = await answering((_request, response) => response.end("hello"))),
      ],
    ],
    "reach.refuses": [
      [
        "webhook reachable",
        /refuses a signed call/,
        "a running server with another auth token",
        ({ server }) => void (server.authToken = "another"),
      ],
    ],
    "reach.fails": [
      [
        "webhook reachable",
        /answered 503/,
        "a running server without an auth token",
        ({ server }) => void (server.authToken = undefined),
      ],
    ],
    "senders.offline": [
      [
        "WhatsApp senders",
        /whatsapp:\+14155550188 \(PENDING_VERIFICATION\)/,
        "a sender that is not verified",
        ({ emulator }) => {
          const address = "whatsapp:+14155550188";
          if (!isAddress(address)) throw new Error("no address");
          const senderStatus = "PENDING_VERIFICATION";
          emulator.service.numbers.add({ address, friendlyName: "New", senderStatus });
        },
      ],
    ],
    "templates.none": [
      [
        "content templates",
        /there is none/,
        "no template",
        async ({ client }) => {
          const { contents } = client.content.v1;
          for (const { sid } of await contents.list()) await contents(sid).remove();
        },
      ],
      [
        "content templates",
        /greeting \(rejected\)/,
        "a template that WhatsApp has refused",
        ({ emulator: { service } }) => {
          for (const { sid } of service.contents.all()) service.contents.decide(sid, "rejected");
        },
      ],
      [
        "content templates",
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
        "content templates",
        /unless they name a content_sid/,
        "templates of the callback only",
        async ({ client, env }) => {
          const { contents } = client.content.v1;
          for (const { sid } of await contents.list()) await contents(sid).remove();
          env["TEMPLATES_CALLBACK_URL"] = "http://127.0.0.1:9/templates";
        },
      ],
    ],
    "services.noAuthToken": [
      [
        "integration services",
        /TWILIO_AUTH_TOKEN is not/,
        "a service and nothing to sign its calls with",
        ({ env }) =>
          void Object.assign(env, {
            TWILIO_AUTH_TOKEN: "",
            TEMPLATES_CALLBACK_URL: "http://127.0.0.1:9/templates",
          }),
      ],
    ],
    "services.fault": [
      [
        "integration services",
        /The templates service cannot be reached/,
        "a templates service that is down",
        ({ env }) => void (env["TEMPLATES_CALLBACK_URL"] = "http://127.0.0.1:9/templates"),
      ],
      [
        "integration services",
        /The customer service gave an answer that cannot be used/,
        "a customer service that answers nonsense",
        async ({ env }) =>
          void (env["CRM_CALLBACK_URL"] = await answering((_request, response) =>
            response.end("hello"),
          )),
      ],
    ],
    "services.unencrypted": [
      [
        "integration services",
        /travel unencrypted/,
        "a service without TLS on another machine",
        async ({ env }) =>
          void (env["TEMPLATES_CALLBACK_URL"] = notLoopback(
            await answering((_request, response) => response.end("[]")),
          )),
      ],
    ],
  };

  it.each(Object.entries(cases).flatMap(([id, all]) => all.map((each) => [id, ...each] as const)))(
    "%s: %s says %s for %s",
    async (id, check, detail, _broken, harm) => {
      const healthy = await openHealthy();
      const outcome = await harm(healthy);
      const now = () => Date.now() + healthy.clock.offsetMs;
      const findings = outcome === undefined ? await runDoctor(healthy.env, now) : [];
      const found = outcome ?? findings.find(({ name }) => name === check);
      expect(found).toEqual({
        ...(outcome === undefined && { name: check }),
        id,
        status: faults[id as FaultId],
        detail: expect.stringMatching(detail),
        advice: expect.stringMatching(/\w/),
      });
    },
  );

  it("has one place for each fault", () => {
    const files = readdirSync("operator/doctor", { recursive: true, encoding: "utf8" });
    const sources = files
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => readFileSync(join("operator/doctor", name), "utf8"))
      .join("\n");
    const told = [...sources.matchAll(/\bfault\(\s*"([\w.]+)"/g)].map(([, id]) => id ?? "");
    expect(told.toSorted()).toEqual(Object.keys(faults).toSorted());
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
    [{}, /No Twilio credentials/],
    [{ TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}` }, /TWILIO_API_KEY/],
    [{ PORT: "web" }, /PORT must be/],
  ])("names a setting that is missing or wrong: %o", async (env, sentence) => {
    const findings = await runDoctor(env);
    expect(findings).toEqual([
      {
        name: "configuration",
        id: expect.stringContaining("configuration."),
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
    url = await listen(sample);
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

function answering(listener: Parameters<typeof createServer>[1]): Promise<string> {
  return listen(createServer(listener));
}

function clear(env: Healthy["env"]): void {
  for (const name of Object.keys(env)) env[name] = undefined;
}

/** The account as the doctor sees it when nothing stands in for Twilio; for checks that do not ask Twilio. */
function withTwilioItself({ env, emulator, client }: Healthy): DoctorContext {
  return {
    env,
    account: emulator.account,
    baseUrl: undefined,
    integrations: readIntegrationsConfig(env),
    client,
    accountClient: undefined,
    now: Date.now,
  };
}

/** The same server by a name that the doctor does not take for this machine. */
function notLoopback(url: string): string {
  return url.replace("127.0.0.1", "0.0.0.0");
}
