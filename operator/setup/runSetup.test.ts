import { describe, expect, it } from "vitest";
import { openTwilio, type Twilio } from "../../token-server/testing/openTwilio.ts";
import type { TwilioClient } from "../../token-server/twilioAccount.ts";
import { requiredPermissions } from "./permissions.ts";
import { runSetup, type SetupOptions } from "./runSetup.ts";

const publicUrl = "https://chat.example.org";
const target = `${publicUrl}/webhooks/conversations`;

interface Harness extends Twilio {
  env: Record<string, string>;
  v1: TwilioClient["conversations"]["v1"];
  /** The one that the environment names. */
  service: ReturnType<TwilioClient["conversations"]["v1"]["services"]>;
  /** Runs the setup and returns what it said. */
  setUp(options?: Partial<SetupOptions>): Promise<string[]>;
}

async function open(): Promise<Harness> {
  const twilio = await openTwilio();
  const { account } = twilio.emulator;
  const { v1 } = twilio.client.conversations;
  const env = {
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_API_KEY: account.apiKey,
    TWILIO_API_SECRET: account.apiSecret,
    TWILIO_CONVERSATIONS_SERVICE_SID: account.serviceSid,
    TWILIO_BASE_URLS: twilio.url,
    PUBLIC_URL: publicUrl,
  };
  return {
    ...twilio,
    env,
    v1,
    service: v1.services(account.serviceSid),
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
    const { setUp, service, v1, env } = await open();
    await service.configuration().update({ reachabilityEnabled: false });
    await setUp();
    const roles = await service.roles.list();
    const member = roles.find(({ friendlyName }) => friendlyName === "channel user");
    expect(member?.permissions).toEqual(
      expect.arrayContaining([...requiredPermissions.conversation]),
    );
    expect(await service.configuration.webhooks().fetch()).toMatchObject({
      postWebhookUrl: target,
      preWebhookUrl: null,
      method: "POST",
      filters: ["onConversationAdded"],
    });
    const addresses = await v1.addressConfigurations.list();
    expect(addresses.map(({ address }) => address)).toContain("whatsapp:+14155550199");
    for (const { autoCreation } of addresses) {
      expect(autoCreation).toEqual({
        enabled: true,
        type: "default",
        conversation_service_sid: env["TWILIO_CONVERSATIONS_SERVICE_SID"],
      });
    }
    expect((await service.configuration().fetch()).reachabilityEnabled).toBe(true);
  });

  it("changes nothing when it is run again", async () => {
    const { setUp, writes } = await open();
    await setUp();
    writes.length = 0;
    const said = await setUp();
    expect(writes).toEqual([]);
    expect(said.at(-1)).toBe("Nothing to do.");
    expect(said.slice(0, -1).every((line) => line.startsWith("keep"))).toBe(true);
  });

  it.each([
    ["a dry run", { dryRun: true }],
    ["who says no", { confirm: async () => false }],
  ])("only shows its plan to %s", async (_name, options) => {
    const { setUp, writes } = await open();
    const said = await setUp(options);
    expect(writes).toEqual([]);
    expect(said).toContain(`create  webhook: POST ${target} for onConversationAdded`);
    expect(said.some((line) => line.startsWith("create  texts to +14155550110"))).toBe(true);
  });

  it("adds to a role and to the webhook's events without taking anything away", async () => {
    const { setUp, service } = await open();
    const extra = "deleteAnyMessage";
    for (const { sid, permissions } of await service.roles.list()) {
      await service.roles(sid).update({ permission: [extra, ...permissions] });
    }
    const webhooks = service.configuration.webhooks();
    await webhooks.update({ postWebhookUrl: target, filters: ["onMessageAdded"] });
    await setUp();
    for (const role of await service.roles.list()) expect(role.permissions).toContain(extra);
    const { filters } = await webhooks.fetch();
    expect(filters).toEqual(["onMessageAdded", "onConversationAdded"]);
  });

  it("leaves what others have set, and replaces it when asked to", async () => {
    const { setUp, writes, v1, service, env } = await open();
    await setUp();
    const other = await v1.services.create({ friendlyName: "Other" });
    const webhooks = service.configuration.webhooks();
    await webhooks.update({ postWebhookUrl: "https://other.example" });
    const [first, second] = await v1.addressConfigurations.list();
    const configuration = (sid = "") => v1.addressConfigurations(sid);
    await configuration(first?.sid).update({
      "autoCreation.type": "studio",
      "autoCreation.studioFlowSid": `FW${"1".repeat(32)}`,
    });
    await configuration(second?.sid).update({ "autoCreation.conversationServiceSid": other.sid });
    writes.length = 0;
    const said = await setUp();
    expect(writes).toEqual([]);
    expect(said.filter((line) => line.startsWith("leave"))).toHaveLength(3);

    await setUp({ replace: true });
    expect((await webhooks.fetch()).postWebhookUrl).toBe(target);
    const [replaced, alsoReplaced] = await v1.addressConfigurations.list();
    expect(replaced?.autoCreation).toMatchObject({ type: "default" });
    expect(alsoReplaced?.autoCreation).toMatchObject({
      conversation_service_sid: env["TWILIO_CONVERSATIONS_SERVICE_SID"],
    });
  });

  it("sees to chosen numbers only, and knows when one is not the account's", async () => {
    const { setUp, v1 } = await open();
    await setUp({ addresses: ["+14155550120"] });
    const set = await v1.addressConfigurations.list();
    expect(set.map(({ address }) => address)).toEqual(["+14155550120"]);
    await expect(setUp({ addresses: ["+14155559999"] })).rejects.toThrow(
      "--address +14155559999: the account has no such number",
    );
  });

  it("can do without PUBLIC_URL, and says what is missing then", async () => {
    const { setUp, env, service, v1 } = await open();
    const said = await setUp({ env: { ...env, PUBLIC_URL: "" } });
    expect(said).toContain("leave   webhook: set PUBLIC_URL to have Twilio call this server");
    expect((await service.configuration.webhooks().fetch()).postWebhookUrl).toBeNull();
    expect((await v1.addressConfigurations.list()).length).toBeGreaterThan(0);
  });

  it("makes a service when none is set, once, and says which", async () => {
    const { setUp, writes, env, v1 } = await open();
    const without = { ...env, TWILIO_CONVERSATIONS_SERVICE_SID: "" };
    expect((await setUp({ env: without, dryRun: true }))[0]).toMatch(/^create {2}service/);
    expect(writes).toEqual([]);

    const said = await setUp({ env: without });
    const made = (await v1.services.list()).at(-1);
    expect(made?.friendlyName).toBe("Partyline");
    expect(said.at(-1)).toContain(`TWILIO_CONVERSATIONS_SERVICE_SID=${made?.sid}`);
    const [address] = await v1.addressConfigurations.list();
    expect(address?.autoCreation).toMatchObject({ conversation_service_sid: made?.sid });
    const webhooks = v1.services(made?.sid ?? "").configuration.webhooks();
    expect((await webhooks.fetch()).postWebhookUrl).toBe(target);

    const count = (await v1.services.list()).length;
    const again = await setUp({ env: without });
    expect(await v1.services.list()).toHaveLength(count);
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
