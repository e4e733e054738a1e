import type { Participant, User } from "@twilio/conversations";
import { expect, test } from "vitest";
import { happens } from "../harness.ts";
import { describeEverySdk } from "./world.ts";

type Update = { participant: Participant; updateReasons: string[] };

describeEverySdk((world) => {
  test("Participant.sid, Participant.identity, Participant.type, Participant.attributes, Participant.dateCreated, Participant.dateUpdated, Participant.lastReadMessageIndex, Participant.lastReadTimestamp, Participant.isTyping, Participant.bindings, Participant.conversation: of a chat person", async () => {
    const { his } = await world().meet();
    const alice = await his.getParticipantByIdentity("alice");
    expect(alice).toMatchObject({
      sid: expect.stringMatching(/^MB[0-9a-f]{32}$/),
      identity: "alice",
      type: "chat",
      attributes: {},
      dateCreated: expect.any(Date),
      dateUpdated: expect.any(Date),
      lastReadMessageIndex: null,
      lastReadTimestamp: null,
      isTyping: false,
      bindings: {},
    });
    expect(alice?.conversation).toBe(his);
  });

  test("Participant.updateAttributes, Participant.updated", async () => {
    const { hers, his } = await world().meet();
    const seen = await his.getParticipantByIdentity("alice");
    const updated = happens<Update>(seen, "updated");
    const mine = await hers.getParticipantByIdentity("alice");
    expect(await mine?.updateAttributes({ seat: 3 })).toBe(mine);
    expect((await updated).updateReasons).toContain("attributes");
    expect(seen?.attributes).toEqual({ seat: 3 });
  });

  test("Participant.lastReadMessageIndex, Participant.lastReadTimestamp: follow the reading", async () => {
    const { sid, hers, his } = await world().meet();
    world().say(sid, "hello");
    const seen = await his.getParticipantByIdentity("alice");
    await hers.updateLastReadMessageIndex(0);
    await expect.poll(() => seen?.lastReadMessageIndex).toBe(0);
    expect(seen?.lastReadTimestamp).toBeInstanceOf(Date);
  });

  test("Participant.getUser: of a chat person only", async () => {
    const { twilioNumber, newPhone } = world();
    const { hers, his } = await world().meet();
    const alice = await his.getParticipantByIdentity("alice");
    expect((await alice?.getUser())?.identity).toBe("alice");
    const joined = happens<Participant>(his, "participantJoined");
    await hers.addNonChatParticipant(twilioNumber, newPhone());
    await expect((await joined).getUser()).rejects.toThrow("sms");
  });

  test("Participant.remove: takes a phone out, and its pair is free again", async () => {
    const { twilioNumber, newPhone } = world();
    const { hers } = await world().meet();
    const phone = newPhone();
    const joined = happens<Participant>(hers, "participantJoined");
    await hers.addNonChatParticipant(twilioNumber, phone);
    const left = happens<Participant>(hers, "participantLeft");
    await (await joined).remove();
    expect((await left).type).toBe("sms");
    await hers.addNonChatParticipant(twilioNumber, phone);
  });

  test("Participant.typingStarted, Participant.typingEnded", async () => {
    const { hers, his } = await world().meet();
    const alice = await his.getParticipantByIdentity("alice");
    const started = happens(alice, "typingStarted");
    await hers.typing();
    await started;
    expect(alice?.isTyping).toBe(true);
    const ended = happens(alice, "typingEnded");
    await hers.sendMessage("done");
    await ended;
    expect(alice?.isTyping).toBe(false);
  });

  test("User.identity, User.friendlyName, User.attributes, User.isOnline, User.isNotifiable, User.isSubscribed", async () => {
    const bob = await world().alice.getUser("bob");
    expect(bob).toMatchObject({
      identity: "bob",
      isOnline: true,
      isNotifiable: false,
      isSubscribed: true,
    });
    expect(typeof bob.friendlyName).toBe("string");
    expect(bob.attributes).toBeTypeOf("object");
  });

  test("User.updateFriendlyName, User.updateAttributes, User.updated: only of oneself", async () => {
    const { alice, bob } = world();
    const seen = await alice.getUser("bob");
    type UserUpdate = { user: User; updateReasons: string[] };
    const renamed = happens<UserUpdate>(seen, "updated", ({ updateReasons }) =>
      updateReasons.includes("friendlyName"),
    );
    await bob.user.updateFriendlyName(`Bob ${world().sdk.version}`);
    expect((await renamed).user.friendlyName).toBe(`Bob ${world().sdk.version}`);
    const changed = happens<UserUpdate>(seen, "updated", ({ updateReasons }) =>
      updateReasons.includes("attributes"),
    );
    await bob.user.updateAttributes({ town: "Ulm" });
    expect((await changed).user.attributes).toEqual({ town: "Ulm" });
    await expect(seen.updateFriendlyName("Robert")).rejects.toMatchObject({
      status: 403,
      body: { code: 50107 },
    });
  });

  test("User.unsubscribe, User.userSubscribed, User.userUnsubscribed: and back again", async () => {
    const { alice } = world();
    const bob = await alice.getUser("bob");
    const gone = happens<User>(bob, "userUnsubscribed");
    await bob.unsubscribe();
    expect((await gone).isSubscribed).toBe(false);
    const again = await alice.getUser("bob");
    expect(again.isSubscribed).toBe(true);
    // What counts is that it hears again.
    await world().bob.user.updateAttributes({ round: 2 });
    await expect.poll(() => again.attributes).toEqual({ round: 2 });
  });

  test("User.isOnline: follows the connections", async () => {
    const carol = await world().connect("carol");
    const seen = await world().alice.getUser("carol");
    await expect.poll(() => seen.isOnline).toBe(true);
    await carol.shutdown();
    await expect.poll(() => seen.isOnline).toBe(false);
  });
});
