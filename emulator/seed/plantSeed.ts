import type { Address } from "../../src/domain/address.ts";
import { isAddress } from "../../src/domain/address.ts";
import type { Account } from "../account.ts";
import type { ManualClock } from "../clock.ts";
import { restActor } from "../service/actor.ts";
import type { Service } from "../service/service.ts";
import type { ConversationRow } from "../store/rows.ts";
import { demoStory, type StoryConversation, type StoryText } from "./demoStory.ts";

export interface SeedContext {
  /** Works with the clock below, so that what is written is dated in the past. */
  service: Service;
  account: Account;
  clock: ManualClock;
  phones: {
    put(address: Address, change: { label: string }): unknown;
    send(from: Address, to: Address, body: string): unknown;
  };
}

const minuteMs = 60_000;
/** The story begins this long before now. */
export const storyLengthMs = 1200 * minuteMs;
/** Long enough for every leg of a text to arrive. */
const settleMs = 5_000;

/** The numbers of the account, without people, phones or conversations. */
export function plantNumbers({ service, clock }: SeedContext): void {
  for (const number of demoStory.numbers) {
    service.numbers.add({
      ...number,
      capabilities: { sms: true, mms: true, voice: !number.address.startsWith("whatsapp:") },
    });
    // Programs sort numbers by their date, which has whole seconds.
    clock.advance(1_000);
  }
}

/** The demo, played through the rules of the service so that nothing in it is impossible. */
export function plantDemo(context: SeedContext, nowMs: number): void {
  const { service, account, phones, clock } = context;
  plantNumbers(context);
  for (const { identity, friendlyName } of demoStory.people) {
    service.users.create(restActor, account.serviceSid, { identity, friendlyName });
  }
  for (const { address, label } of demoStory.phones) phones.put(address, { label });
  for (const { status, category, ...template } of demoStory.templates) {
    const { sid } = service.contents.create({ ...template, language: "en" });
    service.contents.submit(sid, { name: template.friendlyName, category });
    service.contents.decide(sid, status);
  }

  const planted = demoStory.conversations.map((conversation) => ({
    conversation,
    row: plantConversation(context, conversation),
  }));
  const texts = planted.flatMap(({ conversation, row }) =>
    conversation.texts.map((text) => ({ text, conversation, row })),
  );
  for (const { text, conversation, row } of texts.toSorted(
    (a, b) => b.text.minutesAgo - a.text.minutesAgo,
  )) {
    clock.advance(Math.max(0, nowMs - text.minutesAgo * minuteMs - clock.now()));
    say(context, conversation, row, text);
    clock.advance(settleMs);
  }
  for (const { conversation, row } of planted) setReadHorizons(context, conversation, row);
}

function plantConversation(
  { service, account, clock }: SeedContext,
  story: StoryConversation,
): ConversationRow {
  const { serviceSid } = account;
  const row = service.conversations.create(restActor, serviceSid, {
    friendlyName: story.friendlyName,
  });
  for (const identity of story.people) {
    service.participants.add(restActor, serviceSid, row.sid, { identity });
  }
  for (const phone of story.phones) {
    service.participants.add(restActor, serviceSid, row.sid, phone);
  }
  clock.advance(1_000);
  return row;
}

function say(
  { service, account, phones }: SeedContext,
  conversation: StoryConversation,
  row: ConversationRow,
  { from, body }: StoryText,
): void {
  const { serviceSid } = account;
  if (!isAddress(from)) {
    service.messages.append({ kind: "sdk", serviceSid, identity: from }, serviceSid, row.sid, {
      body,
    });
    return;
  }
  const phone = conversation.phones.find(({ address }) => address === from);
  if (phone === undefined) throw new Error(`${from} is not in ${conversation.friendlyName}`);
  phones.send(from, phone.proxyAddress, body);
}

function setReadHorizons(
  { service, account }: SeedContext,
  conversation: StoryConversation,
  row: ConversationRow,
): void {
  for (const [identity, unread] of conversation.unread) {
    const lastRead = conversation.texts.length - 1 - unread;
    service.readHorizon.set(account.serviceSid, row.sid, identity, lastRead);
  }
}
