import { describe, expect, test } from "vitest";
import { startHarness } from "./harness.ts";
import { helperFor, rawRequest, startRest } from "./restHarness.ts";

const phone = "+16505551111";
const whatsappPhone = "whatsapp:+16505554444";
const whatsappSender = "whatsapp:+14155550199";

const request = (value: object) => value as never;

describe("Content API", () => {
  test("CONTENT1 CONTENT2 CONTENT6 a template is made, changed, submitted, approved, listed and deleted", async () => {
    const { client, emulator } = await startRest();
    const { contents } = client.content.v1;
    const made = await contents.create(
      request({
        friendly_name: "greeting",
        language: "en",
        variables: { "1": "friend" },
        types: { "twilio/text": { body: "Hello {{1}}" } },
      }),
    );
    expect(made).toMatchObject({
      sid: expect.stringMatching(/^HX[0-9a-f]{32}$/),
      accountSid: emulator.account.accountSid,
      friendlyName: "greeting",
      language: "en",
      variables: { 1: "friend" },
      types: { "twilio/text": { body: "Hello {{1}}" } },
      links: { approval_create: expect.stringContaining("/ApprovalRequests/whatsapp") },
    });
    const changed = await contents(made.sid).update(
      request({ types: { "twilio/text": { body: "Hi {{1}}" } } }),
    );
    expect(changed).toMatchObject({
      friendlyName: "greeting",
      types: { "twilio/text": { body: "Hi {{1}}" } },
    });
    await expect(contents(made.sid).update(request({ language: "en" }))).rejects.toMatchObject({
      code: 20001,
      message: "Missing required parameter types",
    });
    const statusOf = async () =>
      (await contents(made.sid).approvalFetch().fetch()).whatsapp as unknown;
    expect(await statusOf()).toMatchObject({ status: "unsubmitted" });
    const submitted = await contents(made.sid).approvalCreate.create(
      request({ name: "greeting", category: "UTILITY" }),
    );
    expect(submitted).toMatchObject({ status: "received", category: "UTILITY", name: "greeting" });

    const decided = await fetch(`${emulator.url}/_emulator/contents/${made.sid}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ status: "approved" }),
    });
    expect(await decided.json()).toMatchObject({ status: "approved" });
    expect(await statusOf()).toMatchObject({ status: "approved", content_type: "twilio/text" });
    const [listed] = await client.content.v1.contentAndApprovals.list();
    expect(listed).toMatchObject({ sid: made.sid, approvalRequests: { status: "approved" } });
    const [legacy] = await client.content.v1.legacyContents.list();
    expect(legacy).toMatchObject({ legacyTemplateName: "greeting", legacyBody: "Hi {{1}}" });
    const late = contents(made.sid).update(request({ types: changed.types }));
    await expect(late).rejects.toMatchObject({ code: 20409, status: 409 });

    expect(await contents(made.sid).remove()).toBe(true);
    expect(await contents.list()).toEqual([]);
    await expect(contents(made.sid).fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
  });

  test("CONTENT1 what is wrong in a template is named", async () => {
    const { emulator } = await startRest();
    const post = async (body: string) => {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body };
      const answer = await rawRequest(emulator, "/v1/Content", init);
      return [answer.status, await answer.json()];
    };
    expect(await post("{")).toMatchObject([400, { code: 20001 }]);
    expect(await post("[]")).toMatchObject([400, { code: 20001 }]);
    expect(await post("{}")).toMatchObject([400, { message: expect.stringContaining("language") }]);
    expect(await post('{"language":"en","types":{"twilio/text":{}}}')).toMatchObject([
      400,
      { message: expect.stringContaining("twilio/text.body") },
    ]);
  });

  test("CONTENT3 ContentSid and ContentVariables make the message", async () => {
    const { client } = await startRest();
    const content = await client.content.v1.contents.create(
      request({ language: "en", types: { "twilio/text": { body: "Hello {{1}}" } } }),
    );
    const { sid } = await client.conversations.v1.conversations.create();
    const { messages } = client.conversations.v1.conversations(sid);
    const message = await messages.create({
      contentSid: content.sid,
      contentVariables: JSON.stringify({ 1: "Maya" }),
      body: "ignored",
    });
    expect(message).toMatchObject({
      contentSid: content.sid,
      body: "Hello Maya",
      author: "system",
      media: null,
    });
    await expect(
      messages.create({ contentSid: content.sid, contentVariables: "{" }),
    ).rejects.toMatchObject({ code: 21656, status: 400 });
    await expect(messages.create({ contentSid: `HX${"0".repeat(32)}` })).rejects.toMatchObject({
      code: 21655,
    });
  });
});

describe("Messaging log", () => {
  test("LOG1 LOG2 has every text, with segments, status and error, by page and filter", async () => {
    const { client, emulator, numbers } = await startRest();
    const proxy = numbers[0] ?? "";
    const { sid } = await client.conversations.v1.conversations.create();
    const { participants, messages } = client.conversations.v1.conversations(sid);
    await participants.create({
      "messagingBinding.address": phone,
      "messagingBinding.proxyAddress": proxy,
    });
    await participants.create({
      "messagingBinding.address": whatsappPhone,
      "messagingBinding.proxyAddress": whatsappSender,
    });
    await emulator.phones.text(phone, proxy, "HELP");
    await messages.create({ body: "я".repeat(71) });
    const long = (texts: readonly { body: string }[]) =>
      texts.find(({ body }) => body.startsWith("я"));
    await emulator.phones.waitForMessage(phone, ({ body }) => (body ?? "").startsWith("я"));
    const log = await client.messages.list();
    expect(log.map(({ direction, to }) => `${direction} ${to}`).toSorted()).toEqual(
      [
        `inbound ${proxy}`,
        `outbound-reply ${phone}`,
        `outbound-api ${whatsappPhone}`,
        `outbound-api ${whatsappPhone}`,
        `outbound-api ${phone}`,
      ].toSorted(),
    );
    const toPhone = long(await client.messages.list({ to: phone }));
    expect(toPhone).toMatchObject({
      from: proxy,
      numSegments: "2",
      status: "delivered",
      errorCode: null,
      messagingServiceSid: emulator.account.messagingServiceSid,
    });
    const toWhatsApp = long(
      await client.messages.list({ to: whatsappPhone, from: whatsappSender }),
    );
    expect(toWhatsApp).toMatchObject({
      status: "undelivered",
      errorCode: 63016,
      errorMessage: expect.stringContaining("allowed window"),
      numSegments: "1",
    });

    const bySmallPages = await client.messages.list({ pageSize: 2 });
    expect(bySmallPages.map((text) => text.sid)).toEqual(log.map((text) => text.sid));
    for (const text of log) {
      const fetched = await client.messages(text.sid).fetch();
      expect([fetched.body, fetched.status]).toEqual([text.body, text.status]);
    }
    await expect(client.messages(`SM${"0".repeat(32)}`).fetch()).rejects.toMatchObject({
      code: 20404,
    });
    const yesterday = new Date(Date.now() - 86_400_000);
    expect(await client.messages.list({ dateSentBefore: yesterday })).toEqual([]);
    expect(await client.messages.list({ dateSentAfter: yesterday })).toHaveLength(5);
  });
});

describe("numbers and credentials", () => {
  test("NUM1 a number is made up for its area or as asked, and given back", async () => {
    const { client } = await startRest();
    const { incomingPhoneNumbers } = client;
    const before = (await incomingPhoneNumbers.list()).length;
    const bought = await incomingPhoneNumbers.create({ areaCode: "212", friendlyName: "Office" });
    expect(bought).toMatchObject({ phoneNumber: "+12125550100", friendlyName: "Office" });
    const second = await incomingPhoneNumbers.create({ areaCode: "212" });
    expect(second.phoneNumber).toBe("+12125550101");
    const wanted = await incomingPhoneNumbers.create({ phoneNumber: "+13105550123" });
    expect(wanted.phoneNumber).toBe("+13105550123");
    expect(await incomingPhoneNumbers.list()).toHaveLength(before + 3);
    for (const [input, code] of [
      [{}, 21421],
      [{ phoneNumber: "hello" }, 21421],
      [{ phoneNumber: "+13105550123" }, 21422],
    ] as const) {
      await expect(incomingPhoneNumbers.create(input)).rejects.toMatchObject({ code, status: 400 });
    }
    expect(await incomingPhoneNumbers(wanted.sid).remove()).toBe(true);
    await expect(incomingPhoneNumbers(wanted.sid).fetch()).rejects.toMatchObject({ code: 20404 });
  });

  test("NUM2 a number that is given back takes its address configuration along", async () => {
    const { client } = await startRest();
    const bought = await client.incomingPhoneNumbers.create({ areaCode: "212" });
    const { addressConfigurations } = client.conversations.v1;
    const { sid } = await addressConfigurations.create({
      type: "sms",
      address: bought.phoneNumber,
      "autoCreation.enabled": true,
      "autoCreation.type": "default",
    });
    await client.incomingPhoneNumbers(bought.sid).remove();
    await expect(addressConfigurations(sid).fetch()).rejects.toMatchObject({ status: 404 });
  });

  test("NUM3 what goes out from a number that was given back fails with 21606", async () => {
    const { client, emulator } = await startRest();
    const bought = await client.incomingPhoneNumbers.create({ areaCode: "212" });
    const { conversations } = client.conversations.v1;
    const { sid } = await conversations.create();
    await conversations(sid).participants.create({
      "messagingBinding.address": "+16505551111",
      "messagingBinding.proxyAddress": bought.phoneNumber,
    });
    await client.incomingPhoneNumbers(bought.sid).remove();
    const message = await conversations(sid).messages.create({ body: "Anybody?" });
    expect(await conversations(sid).messages(message.sid).deliveryReceipts.list()).toMatchObject([
      { status: "failed", errorCode: 21606 },
    ]);
    expect(emulator.phones.list()).toEqual([]);
  });

  test("SEND1 a new WhatsApp sender writes once it has been given a code", async () => {
    const { client, emulator } = await startRest();
    const { channelsSenders } = client.messaging.v2;
    // The helper posts its own names of the fields, which Twilio does not take.
    const post = (path: string, body: object) =>
      rawRequest(emulator, `/v2/Channels/Senders${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    expect((await post("", { sender_id: "+14155550123" })).status).toBe(400);
    await post("", { sender_id: "whatsapp:+14155550123", profile: { name: "Movers" } });
    const [made] = (await channelsSenders.list({ channel: "whatsapp" })).filter(
      ({ status }) => status === "PENDING_VERIFICATION",
    );
    expect(made).toMatchObject({ senderId: "whatsapp:+14155550123" });
    const senderSid = made?.sid ?? "";
    expect(senderSid).toMatch(/^XE/);
    const { sid } = await client.conversations.v1.conversations.create();
    const { participants } = client.conversations.v1.conversations(sid);
    const binding = {
      "messagingBinding.address": "whatsapp:+16505554444",
      "messagingBinding.proxyAddress": "whatsapp:+14155550123",
    };
    await expect(participants.create(binding)).rejects.toMatchObject({ code: 50415 });
    await post(`/${senderSid}`, { configuration: { verification_code: "123456" } });
    expect((await channelsSenders(senderSid).fetch()).status).toBe("ONLINE");
    await participants.create(binding);
    await channelsSenders(senderSid).remove();
    await expect(channelsSenders(senderSid).fetch()).rejects.toMatchObject({ code: 20404 });
  });

  test("CRED1 a credential is kept without its secrets", async () => {
    const { client } = await startRest();
    const { credentials } = client.conversations.v1;
    const made = await credentials.create({ type: "fcm", friendlyName: "Push", secret: "s3cret" });
    expect(made).toMatchObject({ type: "fcm", friendlyName: "Push", sandbox: "False" });
    expect(JSON.stringify(made.toJSON())).not.toContain("s3cret");
    const changed = await credentials(made.sid).update({ sandbox: true });
    expect(changed.sandbox).toBe("True");
    expect(await credentials.list()).toHaveLength(1);
    await credentials(made.sid).remove();
    await expect(credentials(made.sid).fetch()).rejects.toMatchObject({ code: 20404 });
  });

  test("CRED2 devices that the SDK registers are bindings", async () => {
    const harness = await startHarness();
    try {
      const { emulator } = harness;
      const alice = await harness.connect("alice");
      await alice.setPushRegistrationId("fcm", "device-1");
      const { bindings } = helperFor(emulator).conversations.v1.services(
        emulator.account.serviceSid,
      );
      const [binding] = await bindings.list();
      expect(binding).toMatchObject({
        identity: "alice",
        bindingType: "fcm",
        endpoint: "alice:device-1",
      });
      expect(await bindings.list({ identity: ["bob"] })).toEqual([]);
      expect(await bindings(binding?.sid ?? "").fetch()).toMatchObject({ sid: binding?.sid });
      await bindings(binding?.sid ?? "").remove();
      expect(await bindings.list({ bindingType: ["fcm"] })).toEqual([]);
    } finally {
      await harness.close();
    }
  });
});
