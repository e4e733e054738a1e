import type { Client, Conversation } from "@twilio/conversations";
import { afterAll, beforeAll, describe } from "vitest";
import type { Address } from "../../../src/domain/address.ts";
import type { ConversationSid } from "../../../src/domain/sids.ts";
import type { EmulatorOptions } from "../../emulatorOptions.ts";
import { instantCarrier } from "../../phones/carrierPolicy.ts";
import { restActor } from "../../service/actor.ts";
import { happens, startHarness } from "../harness.ts";
import type { Harness } from "../harness.ts";
import { sdkVersions } from "../sdkVersions.ts";
import type { Sdk } from "../sdkVersions.ts";

/** One conversation as two people see it. */
export interface Meeting {
  sid: ConversationSid;
  hers: Conversation;
  his: Conversation;
}

/** An emulator that all tests of a file share, with Alice and Bob connected. Each test has a conversation of its own. */
export interface World extends Harness {
  sdk: Sdk;
  alice: Client;
  bob: Client;
  twilioNumber: Address;
  /** A new conversation of both, made by a program. */
  meet(friendlyName?: string): Promise<Meeting>;
  /** A message by a program. */
  say(sid: ConversationSid, body: string): { sid: string; index: number };
  /** A phone that is nobody's yet. */
  newPhone(): Address;
}

/** Runs the same tests with every version of the SDK. A test begins with the members that it is about. */
export function describeEverySdk(
  define: (world: () => World) => void,
  options: EmulatorOptions = {},
): void {
  describe.each(sdkVersions)("SDK $version", (sdk) => {
    let world: World | undefined;
    beforeAll(async () => {
      world = await startWorld(sdk, options);
    });
    afterAll(() => world?.close());
    define(() => {
      if (world === undefined) throw new Error("the world has not started");
      return world;
    });
  });
}

/**
 * Reads people and messages. Before that the SDK tells of nobody who joins or types, and leaves a rejection unhandled when
 * it loses access.
 */
export async function isLoaded(conversation: Conversation): Promise<void> {
  await Promise.all([conversation.getParticipants(), conversation.getMessages()]);
}

async function startWorld(sdk: Sdk, options: EmulatorOptions): Promise<World> {
  const harness = await startHarness({ sdk, carrier: instantCarrier, ...options });
  const { service, account } = harness;
  const [alice, bob] = await Promise.all([harness.connect("alice"), harness.connect("bob")]);
  // Written as an address.
  const twilioNumber = "+15005550006" as Address;
  service.numbers.add({ address: twilioNumber, friendlyName: "The office" });
  let phones = 0;
  return {
    ...harness,
    sdk,
    alice,
    bob,
    twilioNumber,
    async meet(friendlyName = "Boat") {
      const { sid } = service.conversations.create(restActor, account.serviceSid, { friendlyName });
      const isThis = (conversation: Conversation) => conversation.sid === sid;
      const joined = [alice, bob].map((client) =>
        happens<Conversation>(client, "conversationJoined", isThis),
      );
      for (const identity of ["alice", "bob"]) {
        service.participants.add(restActor, account.serviceSid, sid, { identity });
      }
      await Promise.all(joined);
      const [hers, his] = await Promise.all([
        alice.getConversationBySid(sid),
        bob.getConversationBySid(sid),
      ]);
      await Promise.all([hers, his].map(isLoaded));
      return { sid, hers, his };
    },
    say: (sid, body) => service.messages.append(restActor, account.serviceSid, sid, { body }),
    newPhone() {
      phones += 1;
      // As above.
      return `+1650555${String(1000 + phones)}` as Address;
    },
  };
}
