import { expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";
import type { ReceivedCall } from "./webhookServer.ts";

const phone = "+16505551111";
const other = "+16505552222";
const picture = { contentType: "image/png", filename: "van.png", data: Buffer.from("pixels") };

/** A number whose own webhook is `/sms` of our server. */
async function start() {
  const started = await startHooks();
  const { client, hooks, emulator, number } = started;
  const [owned] = await client.incomingPhoneNumbers.list({ phoneNumber: number });
  await client.incomingPhoneNumbers(owned?.sid ?? "").update({ smsUrl: `${hooks.url}/sms` });
  const answer = (body: string, contentType = "text/xml") =>
    hooks.answer(() => ({ body, headers: { "content-type": contentType } }));
  return {
    ...started,
    answer,
    numberSid: owned?.sid ?? "",
    /** What the phone gets in answer to a text. */
    async ask(body: string, twiml: string, contentType?: string) {
      answer(twiml, contentType);
      const before = emulator.phones.messages(phone).length;
      await emulator.phones.text(phone, number, body);
      await emulator.phones.waitForMessage(
        phone,
        ({ direction }) =>
          direction === "inbound" && emulator.phones.messages(phone).length > before + 1,
      );
      return emulator.phones.messages(phone).at(-1);
    },
  };
}

test("TWIML1 the answer to a text is sent: TwiML's Message, or a plain text", async () => {
  const { ask, emulator, client, number } = await start();
  const xml = "<?xml version='1.0'?><Response><Message>We &amp; they got it</Message></Response>";
  expect(await ask("one", xml)).toMatchObject({ from: number, body: "We & they got it" });
  expect(await ask("two", "Plain words", "text/plain; charset=utf-8")).toMatchObject({
    body: "Plain words",
  });
  const nested = `<Response><Message to="${phone}"><Body>Three</Body></Message></Response>`;
  expect(await ask("three", nested, "application/xml")).toMatchObject({ body: "Three" });
  const several = `<Response><Message to="${other}">For you</Message><Message>Told</Message></Response>`;
  expect(await ask("four", several)).toMatchObject({ body: "Told" });
  expect(emulator.phones.messages(other)).toMatchObject([{ from: number, body: "For you" }]);
  const [log] = await client.messages.list({ to: other });
  expect(log).toMatchObject({ direction: "outbound-reply", body: "For you", status: "delivered" });
});

test("TWIML1 Redirect asks another address, with the same parameters", async () => {
  const { hooks, emulator, number } = await start();
  hooks.answer(({ path }: ReceivedCall) => ({
    headers: { "content-type": "text/xml" },
    body:
      path === "/sms"
        ? "<Response><Redirect method='GET'>/second</Redirect><Message>Never</Message></Response>"
        : "<Response><Message>From the second</Message></Response>",
  }));
  await emulator.phones.text(phone, number, "hello");
  await emulator.phones.waitForMessage(phone, ({ body }) => body === "From the second");
  expect(hooks.calls.map(({ method, path }) => [method, path])).toEqual([
    ["POST", "/sms"],
    ["GET", "/second"],
  ]);
  expect(hooks.calls[1]).toMatchObject({ isSigned: true, parameters: { Body: "hello" } });
});

test("TWIML2 answers go past conversations, and not to phones that said STOP", async () => {
  const { ask, conversation, emulator, answer, number, hooks } = await start();
  const talk = await conversation([], [phone]);
  await ask("hello", "<Response><Message>Thanks</Message></Response>");
  expect(await talk.messages.list()).toMatchObject([{ body: "hello" }]);
  const before = emulator.phones.messages(phone).length;
  answer("<Response><Message>Come back!</Message></Response>");
  await emulator.phones.text(phone, number, "STOP");
  await hooks.next();
  await hooks.next();
  // The text itself and Twilio's word on it.
  expect(emulator.phones.messages(phone)).toHaveLength(before + 2);
});

test("TWIML3 what cannot be understood or sent does nothing", async () => {
  const { emulator, hooks, number } = await start();
  const answers: [string, string][] = [
    ["text/xml", "<Response><Message>never closed</Response>"],
    ["text/xml", "<Response><Dial>+1</Dial></Response>"],
    ["application/json", "{}"],
    ["text/xml", "<Response><Message></Message></Response>"],
    ["text/xml", "<Response><Message from='+15005550006'>Not ours</Message></Response>"],
    ["text/xml", "<Response><Message><Media>http://example.com/x.png</Media></Message></Response>"],
    ["text/xml", "<Response><Redirect>/sms</Redirect></Response>"],
    ["text/xml", `<Response><Message>${"x".repeat(1601)}</Message></Response>`],
  ];
  for (const [contentType, body] of answers) {
    hooks.answer(() => ({ body, headers: { "content-type": contentType } }));
    await emulator.phones.text(phone, number, "hello");
    await hooks.next();
  }
  hooks.answer(() => ({
    body: "<Response><Message>Still here</Message></Response>",
    headers: { "content-type": "text/xml" },
  }));
  await emulator.phones.text(phone, number, "hello");
  await emulator.phones.waitForMessage(phone, ({ body }) => body === "Still here");
  const received = emulator.phones
    .messages(phone)
    .filter(({ direction }) => direction === "inbound");
  expect(received).toHaveLength(1);
});

test("TWIML4 pictures: MediaUrl tells where they are, Media sends some", async () => {
  const { emulator, client, hooks, number } = await start();
  hooks.answer(({ path }) =>
    path === "/sms"
      ? {
          headers: { "content-type": "text/xml" },
          body: "<Response><Message>Look<Media>/cat.png</Media></Message></Response>",
        }
      : { headers: { "content-type": "image/png" }, body: "cat" },
  );
  const sent = await emulator.phones.text(phone, number, "my van", [picture]);
  const { parameters } = await hooks.next();
  expect(parameters).toMatchObject({ NumMedia: "1", MediaContentType0: "image/png" });
  const url = parameters["MediaUrl0"] ?? "";
  expect(url).toMatch(new RegExp(`^${emulator.url}/2010-04-01/.*/Messages/${sent.sid}/Media/ME`));
  expect(await (await fetch(url)).text()).toBe("pixels");
  const [listed] = await client.messages(sent.sid).media.list();
  expect(listed).toMatchObject({ parentSid: sent.sid, contentType: "image/png" });

  const got = await emulator.phones.waitForMessage(phone, ({ body }) => body === "Look");
  expect(got).toMatchObject({ body: "Look", media: [{ contentType: "image/png", size: 3 }] });
});

test("LOG3 the files of a text are listed and fetched, by its own sid only", async () => {
  const { emulator, client, conversation, number } = await startHooks();
  const { sid } = await conversation([], [phone, other]);
  const sent = await emulator.phones.text(phone, number, null, [picture]);
  await emulator.phones.waitForMessage(other, ({ media }) => media.length === 1);
  const [leg] = await client.messages.list({ to: other });
  const [medium, ...more] = await client.messages(leg?.sid ?? "").media.list();
  expect(more).toEqual([]);
  const fetched = await client
    .messages(sent.sid)
    .media(medium?.sid ?? "")
    .fetch();
  expect(fetched).toMatchObject({ sid: medium?.sid, contentType: "image/png" });
  const content = `${emulator.url}${fetched.uri.replace(".json", "")}`;
  expect(await (await fetch(content)).text()).toBe("pixels");
  await expect(
    client
      .messages(sent.sid)
      .media(`ME${"0".repeat(32)}`)
      .fetch(),
  ).rejects.toMatchObject({ status: 404 });
  expect((await fetch(content.replace(sent.sid, `MM${"0".repeat(32)}`))).status).toBe(404);
  expect((await fetch(`${emulator.url}${fetched.uri}`)).status).toBe(401);
  await client.conversations.v1.conversations(sid).messages.create({ body: "words only" });
  const [words] = await client.messages.list({ to: other });
  expect(await client.messages(words?.sid ?? "").media.list()).toEqual([]);
});

test("HOOK18 a number without a webhook has its messaging service's, for texts that nobody takes", async () => {
  const { emulator, client, hooks, number, conversation, numberSid } = await start();
  await client.incomingPhoneNumbers(numberSid).update({ smsUrl: "" });
  const service = client.messaging.v1.services(emulator.account.messagingServiceSid);
  await service.phoneNumbers.create({ phoneNumberSid: numberSid });
  await service.update({ inboundRequestUrl: `${hooks.url}/pool` });
  await emulator.phones.text(phone, number, "to nobody");
  expect(await hooks.next()).toMatchObject({
    path: "/pool",
    parameters: { MessagingServiceSid: emulator.account.messagingServiceSid },
  });
  await conversation([], [phone]);
  await emulator.phones.text(phone, number, "to a conversation");
  await service.update({ useInboundWebhookOnNumber: true });
  await emulator.phones.text(other, number, "to nobody, and it is not asked");
  await service.update({ useInboundWebhookOnNumber: false });
  await emulator.phones.text(other, number, "the last");
  expect((await hooks.next()).parameters).toMatchObject({ Body: "the last" });
});
