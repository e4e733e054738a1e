import { expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";
import { helperFor, rawRequest, type RestHarness, startRest } from "./restHarness.ts";

const stranger = "+16505557777";

/** The helper with the product's own prefix, which lists and makes services need. */
function messagingOf({ client, emulator }: Pick<RestHarness, "client" | "emulator">) {
  client.messaging.baseUrl = `${emulator.url}/messaging`;
  return client.messaging.v1.services;
}

async function numberSids({ client }: Pick<RestHarness, "client">) {
  const numbers = await client.incomingPhoneNumbers.list();
  return numbers.map(({ sid }) => sid);
}

test("MSVC1 messaging services are made, changed and deleted; an account begins with one", async () => {
  const harness = await startRest();
  const services = messagingOf(harness);
  const { messagingServiceSid } = harness.emulator.account;
  expect((await services.list()).map(({ sid }) => sid)).toEqual([messagingServiceSid]);

  const made = await services.create({ friendlyName: "Campaign", validityPeriod: 60 });
  expect(made).toMatchObject({
    sid: expect.stringMatching(/^MG[0-9a-f]{32}$/),
    friendlyName: "Campaign",
    validityPeriod: 60,
    stickySender: true,
    scanMessageContent: "inherit",
    usAppToPersonRegistered: false,
    useInboundWebhookOnNumber: false,
    url: `${harness.emulator.url}/messaging/v1/Services/${made.sid}`,
  });
  const changed = await services(made.sid).update({
    friendlyName: "Other",
    inboundRequestUrl: "https://example.com/texts",
    stickySender: false,
    useInboundWebhookOnNumber: true,
  });
  expect(changed).toMatchObject({
    friendlyName: "Other",
    inboundRequestUrl: "https://example.com/texts",
    stickySender: false,
    validityPeriod: 60,
    useInboundWebhookOnNumber: true,
  });
  await expect(services(made.sid).update({})).rejects.toMatchObject({ code: 20161 });
  await expect(services.create({ friendlyName: "" })).rejects.toMatchObject({ code: 20001 });
  await services(made.sid).remove();
  await expect(services(made.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test("MSVC1 conversations take any messaging service of the account", async () => {
  const harness = await startRest();
  const { v1 } = harness.client.conversations;
  const { sid } = await messagingOf(harness).create({ friendlyName: "Campaign" });
  expect(await v1.conversations.create({ messagingServiceSid: sid })).toMatchObject({
    messagingServiceSid: sid,
  });
  expect(await v1.configuration().update({ defaultMessagingServiceSid: sid })).toMatchObject({
    defaultMessagingServiceSid: sid,
  });
  expect(await v1.conversations.create()).toMatchObject({ messagingServiceSid: sid });
});

test("MSVC2 a number is in one messaging service at most", async () => {
  const harness = await startRest();
  const services = messagingOf(harness);
  const [one = "", two = ""] = await numberSids(harness);
  const { messagingServiceSid } = harness.emulator.account;
  const { phoneNumbers } = services(messagingServiceSid);
  expect(await phoneNumbers.create({ phoneNumberSid: one })).toMatchObject({
    sid: one,
    serviceSid: messagingServiceSid,
    phoneNumber: harness.numbers[0],
    capabilities: ["SMS", "MMS", "Voice"],
  });
  await phoneNumbers.create({ phoneNumberSid: two });
  expect((await phoneNumbers.list({ pageSize: 1 })).map(({ sid }) => sid)).toEqual([one, two]);
  await expect(phoneNumbers.create({ phoneNumberSid: one })).rejects.toMatchObject({ code: 21710 });
  const other = await services.create({ friendlyName: "Other" });
  const elsewhere = services(other.sid).phoneNumbers;
  await expect(elsewhere.create({ phoneNumberSid: one })).rejects.toMatchObject({ code: 21712 });
  await expect(elsewhere(one).fetch()).rejects.toMatchObject({ code: 20404 });
  await phoneNumbers(one).remove();
  expect(await elsewhere.create({ phoneNumberSid: one })).toMatchObject({ serviceSid: other.sid });
  await services(other.sid).remove();
  expect(await phoneNumbers.create({ phoneNumberSid: one })).toMatchObject({ sid: one });
});

test("MSVC3 at an address for all products the sid tells a messaging service", async () => {
  const { emulator } = await startRest();
  const { accountSid, authToken, messagingServiceSid, serviceSid } = emulator.account;
  const client = helperFor(emulator, { username: accountSid, password: authToken });
  expect(await client.messaging.v1.services(messagingServiceSid).fetch()).toMatchObject({
    friendlyName: "Default Messaging Service for Conversations",
    url: `${emulator.url}/v1/Services/${messagingServiceSid}`,
  });
  expect(await client.messaging.v1.services(messagingServiceSid).phoneNumbers.list()).toEqual([]);
  expect(await client.conversations.v1.services(serviceSid).fetch()).toMatchObject({
    sid: serviceSid,
  });
  expect((await client.conversations.v1.services.list()).map(({ sid }) => sid)).toEqual([
    serviceSid,
  ]);
  for (const path of [
    `/v1/Services/MG${"0".repeat(32)}`,
    `/messaging/v1/Services/${serviceSid}`,
    `/v1/Services/${messagingServiceSid}/Conversations`,
    "/messaging/v1/Conversations",
  ]) {
    expect((await rawRequest(emulator, path)).status, path).toBe(404);
  }
  const shortCodes = await rawRequest(emulator, `/v1/Services/${messagingServiceSid}/ShortCodes`);
  expect(shortCodes.status).toBe(501);
});

test("MSVC4 a messaging service has one A2P campaign, verified at once", async () => {
  const harness = await startRest();
  const service = messagingOf(harness)(harness.emulator.account.messagingServiceSid);
  const campaign = {
    brandRegistrationSid: `BN${"0".repeat(32)}`,
    description: "Dates for movers and their customers",
    messageFlow: "People write to us first",
    messageSamples: ["We come at 9", "We are late"],
    usAppToPersonUsecase: "CUSTOMER_CARE",
    hasEmbeddedLinks: false,
    hasEmbeddedPhone: true,
  };
  const made = await service.usAppToPerson.create(campaign);
  expect(made).toMatchObject({ ...campaign, campaignStatus: "VERIFIED" });
  expect((await service.fetch()).usAppToPersonRegistered).toBe(true);
  await expect(service.usAppToPerson.create(campaign)).rejects.toMatchObject({ code: 20409 });
  expect(await service.usAppToPerson.list()).toHaveLength(1);
  await service.usAppToPerson(made.sid).remove();
  expect(await service.usAppToPerson.list()).toEqual([]);
});

test("AUTO8 with its messaging service set to it, any number of it makes conversations", async () => {
  const { emulator, client, v1, hooks, number, ask } = await startHooks();
  const services = messagingOf({ client, emulator });
  const pool = await services.create({ friendlyName: "Front desk" });
  const [first = ""] = await numberSids({ client });
  await services(pool.sid).phoneNumbers.create({ phoneNumberSid: first });
  await ask("onConversationAdd", "onConversationAdded");

  expect(await emulator.phones.text(stranger, number, "Hello?")).toMatchObject({
    conversationSid: null,
  });
  const set = (autocreation: boolean) =>
    fetch(`${emulator.url}/_emulator/messagingServices/${pool.sid}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ autocreation }),
    });
  expect(await (await set(true)).json()).toMatchObject({ autocreation: true });
  await emulator.phones.text(stranger, number, "Anybody?");
  const added = await hooks.next("onConversationAdded");
  expect(added.parameters).toMatchObject({ MessagingServiceSid: pool.sid });
  const [made, ...others] = await v1.conversations.list();
  expect(others).toEqual([]);
  expect(made).toMatchObject({ messagingServiceSid: pool.sid, friendlyName: null });
  const second = emulator.service.numbers.all()[1]?.address ?? "";
  expect(await emulator.phones.text(stranger, second, "And here?")).toMatchObject({
    conversationSid: null,
  });
});
