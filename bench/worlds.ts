import { createEmulator } from "../emulator/createEmulator.ts";
import { restActor } from "../emulator/service/actor.ts";
import type { Address } from "../src/domain/address.ts";
import { me } from "./chatProgram.ts";

/* States for the program to start from, made without its front door: 2,000 conversations by REST take minutes. */

// Written as an address, as are the phones' below.
const office = "+14155550110" as Address;
const people = [me, "bob", "carol", "dave"];
const phonesEach = 2;
const messagesEach = 5;

export const longTitle = "The long thread";
export const sentTitle = (n: number) => `Sent to phones ${n}`;

export interface WorldSize {
  /** Of four people, a few messages in each. */
  conversations: number;
  /** Messages of one conversation more, with two phones in it. */
  long?: number;
  /** Conversations in which one person has sent a hundred messages to two phones. */
  sent?: number;
}

/** What phone `n` of the long thread is called, and where it texts to. */
export const longPhone = (n: number) => ({ from: phoneOf(0, n), to: office });

const phoneOf = (talk: number, n: number): Address => `+1650556${1000 + talk * 10 + n}` as Address;

/** A state of that size, as the emulator exports it. */
export async function makeWorld({ conversations, long, sent = 0 }: WorldSize): Promise<Buffer> {
  // Twilio lets nobody be in more than a thousand; the list is measured beyond that.
  const limits = { conversationsPerIdentity: 2 * (conversations + sent + 1) };
  const emulator = await createEmulator({ port: 0, memory: true, seed: "empty", limits });
  const { service, account } = emulator;
  const { serviceSid } = account;

  function converse(friendlyName: string, count: number, authors: readonly string[]): string {
    const { sid } = service.conversations.create(restActor, serviceSid, { friendlyName });
    for (const identity of people) {
      service.participants.add(restActor, serviceSid, sid, { identity });
    }
    for (let n = 0; n < count; n += 1) {
      const author = authors[n % authors.length] ?? me;
      const body = `Message ${n} of ${friendlyName}.`;
      service.messages.append(restActor, serviceSid, sid, { author, body });
    }
    return sid;
  }

  function addPhones(sid: string, talk: number): void {
    for (let n = 0; n < phonesEach; n += 1) {
      const pair = { address: phoneOf(talk, n), proxyAddress: office };
      service.participants.add(restActor, serviceSid, sid, pair);
    }
  }

  function send(sid: string, count: number): void {
    for (let n = 0; n < count; n += 1) {
      const body = `Sent ${n}.`;
      service.messages.append(restActor, serviceSid, sid, { author: me, body });
    }
  }

  try {
    service.transaction(() => {
      for (let n = 0; n < conversations; n += 1) {
        converse(`Conversation number ${n}`, messagesEach, people);
      }
      if (long !== undefined) addPhones(converse(longTitle, long, people), 0);
      for (let talk = 1; talk <= sent; talk += 1) {
        const sid = converse(sentTitle(talk), 0, people);
        addPhones(sid, talk);
        send(sid, 100);
      }
    });
    const response = await fetch(`${emulator.url}/_emulator/export`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    await emulator.close();
  }
}
