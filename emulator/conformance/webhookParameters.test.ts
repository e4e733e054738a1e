import { expect, test } from "vitest";
import { startHooks } from "./hookHarness.ts";

/*
 * The table of parameters (behaviour 5.4), line by line. `?` marks what is there only when it is set.
 */

const phone = "+16505551111";
const common = "AccountSid EventType Source";
const user = "ChatServiceSid UserSid Identity RoleSid Attributes FriendlyName DateCreated";
const talk = "ChatServiceSid MessagingServiceSid Attributes State FriendlyName? UniqueName?";
const knownTalk = `${talk} ConversationSid DateCreated DateUpdated`;
const binding =
  "MessagingBinding.Address? MessagingBinding.ProxyAddress? MessagingBinding.ProjectedAddress?";
const person = `ConversationSid Identity? RoleSid Attributes MessagingBinding.Type ${binding}`;
const knownPerson = `${person} ParticipantSid DateCreated`;
const message = "ConversationSid ChatServiceSid? Body Author ParticipantSid? Attributes Media?";
const knownMessage = `${message} MessageSid Index DateCreated`;

const table: Record<string, string> = {
  onConversationAdd: `${talk} MessageBody? Media? ${binding} MessagingBinding.AuthorAddress?`,
  onConversationAdded: `${knownTalk} ${binding} MessagingBinding.AuthorAddress?`,
  onConversationUpdate: knownTalk,
  onConversationUpdated: knownTalk,
  onConversationRemove: knownTalk,
  onConversationRemoved: `${knownTalk} DateRemoved`,
  onConversationStateUpdated:
    "ChatServiceSid ConversationSid MessagingServiceSid StateFrom StateTo StateUpdated Reason",
  onMessageAdd: message,
  onMessageAdded: `${knownMessage} MessagingServiceSid`,
  onMessageUpdate: `${knownMessage} DateUpdated`,
  onMessageUpdated: `${knownMessage} DateUpdated`,
  onMessageRemove: `${knownMessage} DateUpdated`,
  onMessageRemoved: `${knownMessage} DateUpdated DateRemoved`,
  onParticipantAdd: person,
  onParticipantAdded: knownPerson,
  onParticipantUpdate: `${knownPerson} DateUpdated`,
  onParticipantUpdated: `${knownPerson} DateUpdated LastReadMessageIndex?`,
  onParticipantRemove: `${knownPerson} DateUpdated`,
  onParticipantRemoved: `${knownPerson} DateUpdated DateRemoved`,
  onDeliveryUpdated:
    "ConversationSid ChatServiceSid MessageSid DeliveryReceiptSid ChannelMessageSid ParticipantSid Status ErrorCode? DateCreated DateUpdated",
  onUserAdded: user,
  onUserUpdate: `${user} DateUpdated`,
  onUserUpdated: `${user} DateUpdated isOnline isNotifiable`,
};

test("HOOK1 every event has the parameters of the table, and no others", async () => {
  const { v1, emulator, hooks, ask, connect, number } = await startHooks();
  await ask(...Object.keys(table));
  await v1.addressConfigurations.create({
    type: "sms",
    address: number,
    "autoCreation.enabled": true,
  });
  const alice = await connect("alice");
  const { conversationSid } = await emulator.phones.text(phone, number, "hello");
  const made =
    conversationSid ?? (await hooks.next("onConversationAdded")).parameters["ConversationSid"];
  await v1.conversations(made ?? "").participants.create({
    xTwilioWebhookEnabled: "true",
    identity: "bob",
  });
  const own = await alice.createConversation({ friendlyName: "Own", uniqueName: "own" });
  await own.join();
  await own.addNonChatParticipant(number, "+16505552222");
  await own.sendMessage("words");
  await hooks.next("onDeliveryUpdated");
  const [first] = (await own.getMessages()).items;
  await first?.updateBody("other words");
  await own.updateFriendlyName("Renamed");
  const me = await own.getParticipantByIdentity("alice");
  await me?.updateAttributes({ a: 1 });
  await own.advanceLastReadMessageIndex(0);
  await first?.remove();
  await own.add("carol");
  await own.removeParticipant("carol");
  await alice.user.updateFriendlyName("Alice");
  await v1.conversations("own").update({ xTwilioWebhookEnabled: "true", state: "inactive" });
  await own.delete();
  await hooks.next("onConversationRemoved");
  await hooks.next("onUserUpdated");

  const seen = new Set(hooks.events());
  // A user is made by their first token, before anybody asks; REST tells of it.
  await v1.users.create({ xTwilioWebhookEnabled: "true", identity: "dora" });
  await hooks.next("onUserAdded");
  for (const event of Object.keys(table))
    expect([event, seen.has(event) || event === "onUserAdded"]).toEqual([event, true]);
  for (const { parameters } of hooks.calls) {
    const event = parameters["EventType"] ?? "";
    const names = `${common} ${table[event]} ClientIdentity?`.split(" ");
    const required = names.filter((name) => !name.endsWith("?"));
    const allowed = names.map((name) => name.replace("?", ""));
    const there = Object.keys(parameters);
    expect([event, required.filter((name) => !there.includes(name))]).toEqual([event, []]);
    expect([event, there.filter((name) => !allowed.includes(name))]).toEqual([event, []]);
    expect([event, "ClientIdentity" in parameters]).toEqual([
      event,
      parameters["Source"] === "SDK",
    ]);
  }
});
