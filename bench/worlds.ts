import { createEmulator } from "../emulator/createEmulator.ts";
import { restActor } from "../emulator/service/actor.ts";
import { me } from "./chatProgram.ts";

/* States for the program to start from, made without its front door: 2,000 conversations by REST take minutes. */

const people = [me, "bob", "carol", "dave"];
const messagesEach = 5;

export interface WorldSize {
  conversations: number;
}

/** Conversations of four people, a few messages in each, as the emulator exports them. */
export async function makeWorld({ conversations }: WorldSize): Promise<Buffer> {
  const emulator = await createEmulator({
    ...{ port: 0, memory: true, seed: "empty" },
    // Twilio allows a person a thousand.
    limits: { conversationsPerIdentity: conversations },
  });
  const { service, account } = emulator;
  const { serviceSid } = account;

  function converse(friendlyName: string, messages: number): void {
    const { sid } = service.conversations.create(restActor, serviceSid, { friendlyName });
    for (const identity of people) {
      service.participants.add(restActor, serviceSid, sid, { identity });
    }
    for (let n = 0; n < messages; n += 1) {
      const author = people[n % people.length] ?? me;
      const body = `Message ${n} of ${friendlyName}`;
      service.messages.append(restActor, serviceSid, sid, { author, body });
    }
  }

  try {
    service.transaction(() => {
      for (let n = 0; n < conversations; n += 1) converse(`Conversation number ${n}`, messagesEach);
    });
    const response = await fetch(`${emulator.url}/_emulator/export`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    await emulator.close();
  }
}
