import type { Message } from "@twilio/conversations";
import { expect, test } from "vitest";
import { happens } from "./harness.ts";
import { startHooks } from "./hookHarness.ts";

const one = "+16505551111";
const two = "+16505552222";

test("CWP1 a group is made at once, seen by the SDK, and written to by all", async () => {
  const { v1, emulator, number, connect } = await startHooks();
  const participant = [
    { identity: "alice", messaging_binding: { projected_address: number } },
    { messaging_binding: { address: one } },
    { messaging_binding: { address: two } },
  ].map((person) => JSON.stringify(person));
  const made = await v1.conversationWithParticipants.create({ friendlyName: "Trip", participant });
  expect(made).toMatchObject({ state: "initializing", friendlyName: "Trip" });
  expect(Object.keys(made.links).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "messages",
    "participants",
    "webhooks",
  ]);
  const talk = v1.conversations(made.sid);
  expect((await talk.fetch()).state).toBe("active");
  expect((await talk.participants.list()).map((each) => each.messagingBinding)).toEqual([
    { type: "sms", projected_address: number },
    { type: "sms", address: one },
    { type: "sms", address: two },
  ]);

  const alice = await connect("alice");
  const inSdk = await alice.getConversationBySid(made.sid);
  // A map: it has no order.
  const bindings = (await inSdk.getParticipants()).map((each) => each.bindings);
  expect(bindings).toHaveLength(3);
  expect(bindings).toEqual(
    expect.arrayContaining([
      { sms: { projected_address: number } },
      { sms: { address: one } },
      { sms: { address: two } },
    ]),
  );
  await inSdk.sendMessage("hello all");
  const heard = await emulator.phones.waitForMessage(two, ({ body }) => body === "hello all");
  expect(heard).toMatchObject({ from: number, to: two, alsoTo: [one] });

  const added = happens<Message>(alice, "messageAdded", ({ author }) => author === one);
  const text = await emulator.phones.text(one, [two, number], "hi from one");
  expect(text.conversationSid).toBe(made.sid);
  expect(await added).toMatchObject({ body: "hi from one" });
  // The other phone has it once, from the phone itself.
  const shown = emulator.phones.messages(two).filter(({ body }) => body === "hi from one");
  expect(shown).toMatchObject([{ from: one, alsoTo: [number], direction: "inbound" }]);
  const again = v1.conversationWithParticipants.create({ participant });
  await expect(again).rejects.toMatchObject({ status: 409, code: 50438 });
});

test("CWP2 with nobody it is a conversation like any other; with two it is refused", async () => {
  const { v1 } = await startHooks();
  expect((await v1.conversationWithParticipants.create({})).state).toBe("active");
  const create = (...participant: string[]) =>
    v1.conversationWithParticipants.create({ participant });
  await expect(create('{"identity":"a"}', '{"identity":"b"}')).rejects.toMatchObject({
    code: 20001,
  });
  await expect(create("not JSON", "{}", "{}")).rejects.toMatchObject({
    status: 400,
    code: 20001,
    message: expect.stringContaining("Participant"),
  });
  await expect(create("{}", "{}", "{}")).rejects.toMatchObject({ code: 50204 });
});

test("GROUP7 a text to several makes a group; the webhook hears of all of them", async () => {
  const { emulator, v1, hooks, ask, number } = await startHooks();
  await ask("onConversationAdd", "onConversationStateUpdated", "onMessageAdded");
  await v1.addressConfigurations.create({
    type: "sms",
    address: number,
    "autoCreation.enabled": true,
    "autoCreation.type": "default",
  });
  const text = await emulator.phones.text(one, [number, two], "party?");
  expect((await hooks.next("onConversationAdd")).parameters).toMatchObject({
    "MessagingBinding.Address": `${number},${two}`,
    "MessagingBinding.AuthorAddress": one,
    MessageBody: "party?",
  });
  expect((await hooks.next("onConversationStateUpdated")).parameters).toMatchObject({
    StateFrom: "initializing",
    StateTo: "active",
  });
  const participants = await v1.conversations(text.conversationSid ?? "").participants.list();
  expect(participants.map(({ messagingBinding }) => messagingBinding)).toEqual([
    { type: "sms", address: one },
    { type: "sms", projected_address: number },
    { type: "sms", address: two },
  ]);
});
