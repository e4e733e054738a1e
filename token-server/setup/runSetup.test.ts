import { describe, expect, it, onTestFinished } from "vitest";
import { createEmulator } from "../../emulator/createEmulator.ts";
import { type StandIn, startStandIn } from "../testing/standIn.ts";
import { createTwilioClient, type TwilioClient } from "../twilioClient.ts";
import { requiredPermissions } from "./permissions.ts";
import { runSetup, type SetupOptions } from "./runSetup.ts";

const publicUrl = "https://chat.example.org";
const target = `${publicUrl}/webhooks/conversations`;

interface Harness {
  env: Record<string, string>;
  standIn: StandIn;
  /** The service's, as the official helper reads them. */
  webhooks: ReturnType<
    TwilioClient["conversations"]["v1"]["services"]
  >["configuration"]["webhooks"];
  /** Runs the setup and returns what it said. */
  setUp(options?: Partial<SetupOptions>): Promise<string[]>;
}

async function open(): Promise<Harness> {
  const emulator = await createEmulator({ port: 0, memory: true });
  const standIn = await startStandIn(emulator);
  onTestFinished(async () => {
    await standIn.close();
    await emulator.close();
  });
  const { account } = emulator;
  const env = {
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_API_KEY: account.apiKey,
    TWILIO_API_SECRET: account.apiSecret,
    TWILIO_CONVERSATIONS_SERVICE_SID: account.serviceSid,
    TWILIO_BASE_URLS: standIn.url,
    PUBLIC_URL: publicUrl,
  };
  const login = {
    accountSid: account.accountSid,
    username: account.apiKey,
    password: account.apiSecret,
  };
  const client = createTwilioClient(login, emulator.url);
  return {
    env,
    standIn,
    webhooks: client.conversations.v1.services(account.serviceSid).configuration.webhooks,
    async setUp(options = {}) {
      const said: string[] = [];
      await runSetup({
        env,
        dryRun: false,
        replace: false,
        addresses: undefined,
        say: (line) => said.push(line),
        confirm: async () => true,
        ...options,
      });
      return said;
    },
  };
}

describe("runSetup", () => {
  it("makes roles, webhook, reachability and autocreation as they have to be", async () => {
    const { setUp, standIn, env, webhooks } = await open();
    await setUp();
    const { roles, addresses, serviceConfigurations } = standIn.state;
    const member = [...roles.values()].find(({ friendlyName }) => friendlyName === "channel user");
    expect(member?.permissions).toEqual(
      expect.arrayContaining([...requiredPermissions.conversation]),
    );
    expect(await webhooks().fetch()).toMatchObject({
      postWebhookUrl: target,
      preWebhookUrl: null,
      method: "POST",
      filters: ["onConversationAdded"],
    });
    const serviceSid = env["TWILIO_CONVERSATIONS_SERVICE_SID"];
    expect(addresses.map(({ address }) => address)).toContain("whatsapp:+14155550199");
    for (const { auto_creation } of addresses) {
      expect(auto_creation).toEqual({
        enabled: true,
        type: "default",
        conversation_service_sid: serviceSid,
      });
    }
    expect(serviceConfigurations.get(serviceSid ?? "")?.["reachability_enabled"]).toBe(true);
  });

  it("changes nothing when it is run again", async () => {
    const { setUp, standIn } = await open();
    await setUp();
    standIn.writes.length = 0;
    const said = await setUp();
    expect(standIn.writes).toEqual([]);
    expect(said.at(-1)).toBe("Nothing to do.");
    expect(said.slice(0, -1).every((line) => line.startsWith("keep"))).toBe(true);
  });

  it.each([
    ["a dry run", { dryRun: true }],
    ["who says no", { confirm: async () => false }],
  ])("only shows its plan to %s", async (_name, options) => {
    const { setUp, standIn } = await open();
    const said = await setUp(options);
    expect(standIn.writes).toEqual([]);
    expect(said).toContain(`create  webhook: POST ${target} for onConversationAdded`);
    expect(said.some((line) => line.startsWith("create  texts to +14155550110"))).toBe(true);
  });

  it("adds to a role and to the webhook's events without taking anything away", async () => {
    const { setUp, standIn, webhooks } = await open();
    const { roles } = standIn.state;
    for (const role of roles.values()) role.permissions = ["deleteAnyMessage", ...role.permissions];
    await webhooks().update({ postWebhookUrl: target, filters: ["onMessageAdded"] });
    await setUp();
    for (const role of roles.values()) expect(role.permissions).toContain("deleteAnyMessage");
    const { filters } = await webhooks().fetch();
    expect(filters).toEqual(["onMessageAdded", "onConversationAdded"]);
  });

  it("leaves what others have set, and replaces it when asked to", async () => {
    const { setUp, standIn, webhooks } = await open();
    await setUp();
    const { addresses } = standIn.state;
    await webhooks().update({ postWebhookUrl: "https://other.example" });
    const [first, second] = addresses;
    Object.assign(Object(first?.["auto_creation"]), { type: "studio" });
    Object.assign(Object(second?.["auto_creation"]), {
      conversation_service_sid: `IS${"9".repeat(32)}`,
    });
    standIn.writes.length = 0;
    const said = await setUp();
    expect(standIn.writes).toEqual([]);
    expect(said.filter((line) => line.startsWith("leave"))).toHaveLength(3);

    await setUp({ replace: true });
    expect((await webhooks().fetch()).postWebhookUrl).toBe(target);
    expect(first?.["auto_creation"]).toMatchObject({ type: "default" });
    expect(second?.["auto_creation"]).not.toMatchObject({
      conversation_service_sid: `IS${"9".repeat(32)}`,
    });
  });

  it("sees to chosen numbers only, and knows when one is not the account's", async () => {
    const { setUp, standIn } = await open();
    await setUp({ addresses: ["+14155550120"] });
    expect(standIn.state.addresses.map(({ address }) => address)).toEqual(["+14155550120"]);
    await expect(setUp({ addresses: ["+14155559999"] })).rejects.toThrow(
      "--address +14155559999: the account has no such number",
    );
  });

  it("can do without PUBLIC_URL, and says what is missing then", async () => {
    const { setUp, standIn, env, webhooks } = await open();
    const said = await setUp({ env: { ...env, PUBLIC_URL: "" } });
    expect(said).toContain("leave   webhook: set PUBLIC_URL to have Twilio call this server");
    expect((await webhooks().fetch()).postWebhookUrl).toBeNull();
    expect(standIn.state.addresses.length).toBeGreaterThan(0);
  });

  it("makes a service when none is set, once, and says which", async () => {
    const { setUp, standIn, env } = await open();
    // The emulator keeps webhooks of its own service only.
    const without = { ...env, TWILIO_CONVERSATIONS_SERVICE_SID: "", PUBLIC_URL: "" };
    expect((await setUp({ env: without, dryRun: true }))[0]).toMatch(/^create {2}service/);
    expect(standIn.writes).toEqual([]);

    const said = await setUp({ env: without });
    const made = standIn.state.services.at(-1);
    expect(made?.friendlyName).toBe("Partyline");
    expect(said.at(-1)).toContain(`TWILIO_CONVERSATIONS_SERVICE_SID=${made?.sid}`);
    expect(standIn.state.addresses[0]).toMatchObject({
      auto_creation: { conversation_service_sid: made?.sid },
    });

    const count = standIn.state.services.length;
    const again = await setUp({ env: without });
    expect(standIn.state.services).toHaveLength(count);
    expect(again.at(-1)).toContain(made?.sid);
  });

  it.each([
    [{}, "Put TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET into .env first."],
    [{ TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}` }, "TWILIO_API_KEY"],
  ])("names what is missing: %o", async (env, sentence) => {
    const { setUp } = await open();
    await expect(setUp({ env })).rejects.toThrow(sentence);
  });

  it("does not take another account's service for its own", async () => {
    const { setUp, env } = await open();
    const foreign = { ...env, TWILIO_CONVERSATIONS_SERVICE_SID: `IS${"9".repeat(32)}` };
    await expect(setUp({ env: foreign })).rejects.toThrow(/no Conversations service IS9/);
  });
});
