import type { Client, Conversation, Participant, User } from "@twilio/conversations";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Address } from "../../src/domain/address.ts";
import type { ConversationSid } from "../../src/domain/sids.ts";
import { restActor } from "../service/actor.ts";
import { happens, startHarness } from "./harness.ts";
import type { Harness } from "./harness.ts";

let harness: Harness;
let alice: Client;
let bob: Client;
let conversation: Conversation;
let sid: ConversationSid;

// Written as addresses.
const twilioNumber = "+15005550006" as Address;
const whatsappSender = "whatsapp:+15005550006" as Address;

async function start(options: { participantBindings?: boolean } = {}) {
  harness = await startHarness(options);
  const { service, account } = harness;
  for (const address of [twilioNumber, whatsappSender]) {
    service.numbers.add({ address, friendlyName: address });
  }
  ({ sid } = service.conversations.create(restActor, account.serviceSid, { friendlyName: "Boat" }));
  for (const identity of ["alice", "bob"]) {
    service.participants.add(restActor, account.serviceSid, sid, { identity });
  }
  [alice, bob] = await Promise.all([harness.connect("alice"), harness.connect("bob")]);
  conversation = await alice.getConversationBySid(sid);
}

beforeEach(() => start());
afterEach(() => harness.close());

describe("participants", () => {
  test("with an identity are added, changed and removed", async () => {
    const joined = happens<Participant>(bob, "participantJoined");
    await conversation.add("carol", { seat: 1 });
    expect(await joined).toMatchObject({
      identity: "carol",
      type: "chat",
      attributes: { seat: 1 },
    });
    const carol = await joined;
    await carol.updateAttributes({ seat: 2 });
    await expect.poll(() => carol.attributes).toEqual({ seat: 2 });
    const left = happens<Participant>(bob, "participantLeft");
    await conversation.removeParticipant("carol");
    expect((await left).identity).toBe("carol");
    await conversation.add("carol");
    await expect(conversation.add("carol")).rejects.toMatchObject({ body: { code: 50433 } });
  });

  test.each([
    ["sms", twilioNumber, "+16505551111"],
    ["whatsapp", whatsappSender, "whatsapp:+16505551111"],
  ])("with a phone: %s, from the address alone", async (type, proxy, address) => {
    const joined = happens<Participant>(bob, "participantJoined");
    const answer = await conversation.addNonChatParticipant(proxy, address, { name: "Ann" });
    expect(answer).toMatchObject({
      type,
      identity: null,
      messaging_binding: { type, address, proxy_address: proxy },
    });
    const participant = await joined;
    expect(participant).toMatchObject({ type, identity: null, attributes: { name: "Ann" } });
    expect(participant.bindings).toEqual({ [type]: { address, proxy_address: proxy } });
    await participant.remove();
  });

  test("a pair that is taken is refused with the conversation that has it", async () => {
    await conversation.addNonChatParticipant(twilioNumber, "+16505551111");
    const other = await alice.createConversation({ friendlyName: "Other" });
    await other.join();
    const error = await other
      .addNonChatParticipant(twilioNumber, "+16505551111")
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 409, body: { status: 409, code: 50416 } });
    // The sid of the holder stands in the text.
    expect((error as { body: { message: string } }).body.message).toContain(sid);
  });

  test("a participant's phone numbers can be left out of the roster", async () => {
    await harness.close();
    await start({ participantBindings: false });
    const joined = happens<Participant>(bob, "participantJoined");
    await conversation.addNonChatParticipant(twilioNumber, "+16505551111");
    expect((await joined).bindings).toEqual({});
  });

  test("a text from a phone has its number as author", async () => {
    await conversation.addNonChatParticipant(twilioNumber, "+16505551111");
    const added = happens<{ author: string; participantSid: string }>(bob, "messageAdded");
    harness.service.inbound.receive({
      from: "+16505551111" as Address,
      to: twilioNumber,
      body: "hi",
    });
    const message = await added;
    expect(message.author).toBe("+16505551111");
    expect(message.participantSid).toMatch(/^MB/);
  });
});

describe("users", () => {
  test("are found, renamed, and seen coming and going", async () => {
    const seen = await alice.getUser("bob");
    expect(seen).toMatchObject({ identity: "bob", isOnline: true });
    const renamed = happens<{ user: User; updateReasons: string[] }>(seen, "updated");
    await bob.user.updateFriendlyName("Bob B.");
    expect((await renamed).updateReasons).toContain("friendlyName");
    expect(seen.friendlyName).toBe("Bob B.");
    await bob.user.updateAttributes({ town: "Ulm" });

    const gone = happens<{ updateReasons: string[] }>(seen, "updated", ({ updateReasons }) =>
      updateReasons.includes("reachabilityOnline"),
    );
    await bob.shutdown();
    await gone;
    expect(seen.isOnline).toBe(false);
  });

  test("nobody's user is a 404", async () => {
    await expect(alice.getUser("nobody")).rejects.toMatchObject({ body: { code: 50200 } });
  });

  test("type, and only the others see it", async () => {
    const own: unknown[] = [];
    alice.on("typingStarted", (participant) => own.push(participant));
    const typing = happens<Participant>(bob, "typingStarted");
    await conversation.typing();
    expect((await typing).identity).toBe("alice");
    const ended = happens<Participant>(bob, "typingEnded");
    await conversation.sendMessage("done");
    await ended;
    expect(own).toEqual([]);
  });
});

describe("the rest", () => {
  test("content templates are an empty list", async () => {
    expect(await alice.getContentTemplates()).toEqual([]);
  });

  test("push registrations are taken", async () => {
    await alice.setPushRegistrationId("fcm", "device-1");
    await alice.removePushRegistrations("fcm", "device-1");
  });
});
