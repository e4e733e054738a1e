import twilio from "twilio";
import { describe, expect, it } from "vitest";
import type { Emulator } from "../emulator/createEmulator.ts";
import { readIntegrationsConfig } from "./config.ts";
import { openBareApp } from "./testing/openBareApp.ts";
import type { TwilioClient } from "./twilioAccount.ts";
import { registerWebhooks, type WebhookOutcome, type WebhooksOptions } from "./webhooks.ts";

const publicUrl = "https://chat.example.org";
const texter = "+16505551111";
const proxyAddress = "+14155550110";

type Harness = Awaited<ReturnType<typeof open>>;

async function open(env: Record<string, string>, options: Partial<WebhooksOptions> = {}) {
  const bare = await openBareApp();
  const { app, client } = bare;
  const { account } = bare.emulator;
  const outcomes: WebhookOutcome[] = [];
  await registerWebhooks(app, {
    integrations: readIntegrationsConfig({ PUBLIC_URL: publicUrl, ...env }),
    authToken: account.authToken,
    serviceSid: account.serviceSid,
    client: () => client,
    publicUrl: () => publicUrl,
    onOutcome: (_event, outcome) => outcomes.push(outcome),
    ...options,
  });
  return { ...bare, outcomes };
}

/** What Twilio makes of a text from a number that it does not know: a conversation with that phone alone. */
async function autoCreate({ client, emulator }: Harness, address = texter): Promise<string> {
  const conversations = conversationsOf(client, emulator);
  const { sid } = await conversations.create();
  await conversations(sid).participants.create({
    "messagingBinding.address": address,
    "messagingBinding.proxyAddress": proxyAddress,
  });
  return sid;
}

function conversationsOf(client: TwilioClient, { account }: Emulator) {
  return client.conversations.v1.services(account.serviceSid).conversations;
}

function addedEvent({ emulator }: Harness, conversationSid: string): Record<string, string> {
  return {
    AccountSid: emulator.account.accountSid,
    EventType: "onConversationAdded",
    Source: "SMS",
    ConversationSid: conversationSid,
    ChatServiceSid: emulator.account.serviceSid,
    "MessagingBinding.Address": texter,
    "MessagingBinding.ProxyAddress": proxyAddress,
    State: "active",
  };
}

function call({ app, emulator }: Harness, form: Record<string, string>, signature?: string) {
  const url = `${publicUrl}/webhooks/conversations`;
  const signed = twilio.getExpectedTwilioSignature(emulator.account.authToken, url, form);
  return app.inject({
    method: "POST",
    url: "/webhooks/conversations",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": signature ?? signed,
    },
    payload: new URLSearchParams(form).toString(),
  });
}

async function peopleIn({ client, emulator }: Harness, sid: string): Promise<string[]> {
  const participants = await conversationsOf(client, emulator)(sid).participants.list();
  return participants
    .map(({ identity }) => identity)
    .filter(Boolean)
    .toSorted();
}

describe("an unknown texter's conversation", () => {
  it("gets the people of INBOUND_IDENTITIES and the number as its name", async () => {
    const harness = await open({ INBOUND_IDENTITIES: "alice,bob" });
    const sid = await autoCreate(harness);
    const response = await call(harness, addedEvent(harness, sid));
    expect(response.statusCode).toBe(200);
    expect(await peopleIn(harness, sid)).toEqual(["alice", "bob"]);
    const { friendlyName } = await conversationsOf(harness.client, harness.emulator)(sid).fetch();
    expect(friendlyName).toBe("+1 650 555 1111");
    expect(harness.outcomes).toEqual(["routed"]);
  });

  it("is unharmed by the same call again, even after somebody has left and renamed it", async () => {
    const harness = await open({ INBOUND_IDENTITIES: "alice,bob" });
    const sid = await autoCreate(harness);
    const event = addedEvent(harness, sid);
    await Promise.all([call(harness, event), call(harness, event)]);
    expect(await peopleIn(harness, sid)).toEqual(["alice", "bob"]);

    const conversation = conversationsOf(harness.client, harness.emulator)(sid);
    await conversation.participants("bob").remove();
    await conversation.update({ friendlyName: "Order 17" });
    expect((await call(harness, event)).statusCode).toBe(200);
    expect(await peopleIn(harness, sid)).toEqual(["alice"]);
    expect((await conversation.fetch()).friendlyName).toBe("Order 17");
    expect(harness.outcomes.at(-1)).toBe("alreadyRouted");
  });

  it("goes to one person with round robin, the same at each repetition, and all get their share", async () => {
    const identities = ["alice", "bob", "carol"];
    const harness = await open({
      INBOUND_IDENTITIES: identities.join(),
      INBOUND_ROUTING: "round-robin",
    });
    const counts = new Map<string, number>();
    for (let index = 0; index < 30; index += 1) {
      const sid = await autoCreate(harness, `+1650555${1000 + index}`);
      await call(harness, addedEvent(harness, sid));
      await call(harness, addedEvent(harness, sid));
      const [person = "", ...others] = await peopleIn(harness, sid);
      expect(others).toEqual([]);
      counts.set(person, (counts.get(person) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted()).toEqual(identities);
  });

  it("goes to the person who looks after a known customer, under the customer's name", async () => {
    const harness = await open({
      INBOUND_IDENTITIES: "bob",
      CONTACTS_FILE: "docs/examples/contacts.json",
    });
    const sid = await autoCreate(harness);
    await call(harness, addedEvent(harness, sid));
    expect(await peopleIn(harness, sid)).toEqual(["alice"]);
    const { friendlyName } = await conversationsOf(harness.client, harness.emulator)(sid).fetch();
    expect(friendlyName).toBe("Maya Lindqvist");
  });

  it("goes to INBOUND_IDENTITIES when the CRM cannot be reached", async () => {
    const harness = await open({
      INBOUND_IDENTITIES: "bob",
      CRM_CALLBACK_URL: "http://127.0.0.1:9/crm",
    });
    const sid = await autoCreate(harness);
    expect((await call(harness, addedEvent(harness, sid))).statusCode).toBe(200);
    expect(await peopleIn(harness, sid)).toEqual(["bob"]);
  });

  it("is named also when there is nobody to give it to", async () => {
    const harness = await open({});
    const sid = await autoCreate(harness);
    await call(harness, addedEvent(harness, sid));
    expect(harness.outcomes).toEqual(["unrouted"]);
    const { friendlyName } = await conversationsOf(harness.client, harness.emulator)(sid).fetch();
    expect(friendlyName).toBe("+1 650 555 1111");
  });

  it("brings the others in and is named when Twilio refuses somebody, and tries again when called again", async () => {
    const tooLong = "x".repeat(300);
    const harness = await open(
      {},
      {
        integrations: {
          ...readIntegrationsConfig({ PUBLIC_URL: publicUrl }),
          inbound: { identities: [tooLong, "alice"], routing: "all" },
        },
      },
    );
    const sid = await autoCreate(harness);
    expect((await call(harness, addedEvent(harness, sid))).statusCode).toBe(502);
    expect(harness.reasons).toEqual(["twilio refused"]);
    expect(await peopleIn(harness, sid)).toEqual(["alice"]);
    const conversation = conversationsOf(harness.client, harness.emulator)(sid);
    const { friendlyName, attributes } = await conversation.fetch();
    expect(friendlyName).toBe("+1 650 555 1111");
    expect(JSON.parse(attributes)).toEqual({});
    expect((await call(harness, addedEvent(harness, sid))).statusCode).toBe(502);
    expect(harness.outcomes).toEqual(["failed", "failed"]);
  });

  it("fails with 502 when Twilio does, and succeeds when called again", async () => {
    const harness = await open({ INBOUND_IDENTITIES: "alice" });
    const missing = addedEvent(harness, `CH${"0".repeat(32)}`);
    expect((await call(harness, missing)).statusCode).toBe(502);
    expect(harness.outcomes).toEqual(["failed"]);
    const sid = await autoCreate(harness);
    expect((await call(harness, addedEvent(harness, sid))).statusCode).toBe(200);
  });
});

describe("the pre-event", () => {
  it("is answered with the conversation's name", async () => {
    const harness = await open({ INBOUND_IDENTITIES: "alice" });
    const response = await call(harness, {
      EventType: "onConversationAdd",
      Source: "SMS",
      "MessagingBinding.Address": "whatsapp:+447700900483",
      MessageBody: "hello",
    });
    expect(response.json()).toEqual({ friendly_name: "+44 7700 900483" });
  });
});

describe("other events", () => {
  it.each([
    ["of another kind", { EventType: "onMessageAdded" }],
    ["of a kind that nobody knows", { EventType: "onSomethingNew" }],
    ["of a conversation that a person made", { Source: "SDK" }],
    ["of another service", { ChatServiceSid: `IS${"9".repeat(32)}` }],
    ["with a malformed sid", { ConversationSid: "../Users" }],
  ])("%s are answered with 200 and change nothing", async (_name, change) => {
    const harness = await open({ INBOUND_IDENTITIES: "alice" });
    const sid = await autoCreate(harness);
    const response = await call(harness, { ...addedEvent(harness, sid), ...change });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({});
    expect(await peopleIn(harness, sid)).toEqual([]);
    expect(harness.outcomes).toEqual(["ignored"]);
  });
});

describe("calls that are not Twilio's", () => {
  it.each([
    ["without a signature", ""],
    ["with another's signature", Buffer.alloc(20, 7).toString("base64")],
    ["with a signature of another length", "x"],
  ])("are refused %s", async (_name, signature) => {
    const harness = await open({ INBOUND_IDENTITIES: "alice" });
    const sid = await autoCreate(harness);
    const response = await call(harness, addedEvent(harness, sid), signature);
    expect(response.statusCode).toBe(403);
    expect(response.json().message).toMatch(/not signed/);
    expect(await peopleIn(harness, sid)).toEqual([]);
    expect(harness.outcomes).toEqual(["refused"]);
    expect(harness.reasons).toEqual(["webhook signature"]);
  });

  it("are refused when a parameter was changed or added after signing", async () => {
    const harness = await open({ INBOUND_IDENTITIES: "alice" });
    const sid = await autoCreate(harness);
    const event = addedEvent(harness, sid);
    const url = `${publicUrl}/webhooks/conversations`;
    const signature = twilio.getExpectedTwilioSignature(
      harness.emulator.account.authToken,
      url,
      event,
    );
    const changed = { ...event, ConversationSid: `CH${"1".repeat(32)}` };
    expect((await call(harness, changed, signature)).statusCode).toBe(403);
    expect((await call(harness, { ...event, Extra: "1" }, signature)).statusCode).toBe(403);
    expect(harness.reasons).toEqual(["webhook signature", "webhook signature"]);
  });

  it("are refused when they are large or no form", async () => {
    const { app, reasons } = await open({});
    const send = (type: string, payload: string) =>
      app.inject({
        method: "POST",
        url: "/webhooks/conversations",
        headers: { "content-type": type },
        payload,
      });
    const form = "application/x-www-form-urlencoded";
    expect((await send(form, `Body=${"x".repeat(300_000)}`)).statusCode).toBe(413);
    expect((await send("application/json", "{}")).statusCode).toBe(415);
    expect((await send(form, "%%%=%")).statusCode).toBe(403);
    expect(reasons).toEqual(["malformed request", "malformed request", "webhook signature"]);
  });

  it.each([
    ["TWILIO_AUTH_TOKEN", { authToken: undefined }],
    ["PUBLIC_URL", { publicUrl: () => undefined }],
  ])("cannot be told apart without %s, so all are refused", async (name, options) => {
    const harness = await open({}, options);
    const response = await call(harness, { EventType: "onMessageAdded" });
    expect(response.statusCode).toBe(503);
    expect(response.json().message).toContain(name);
    expect(harness.reasons).toEqual(["webhook not set up"]);
  });
});
