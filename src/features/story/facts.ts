import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import {
  conversationNamed,
  messageWith,
  participantsOf,
  receiptsOf,
  textsOn,
} from "./emulatorCalls.ts";
import { sleep } from "./hands.ts";
import type { Fact } from "./scene.ts";
import type { Stage } from "./stage.ts";

/** What should have come and did not. */
export class DidNotCome extends Error {
  override readonly name = "DidNotCome";
  readonly fact: Fact;

  constructor(fact: Fact) {
    super(`${fact.see} did not come`);
    this.fact = fact;
  }
}

const patienceMs = 12_000;
const lookAgainMs = 150;

/** Resolves when the fact is there; rejects with DidNotCome. */
export async function waitFor(fact: Fact, stage: Stage, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isTrue(fact, stage))) {
    signal.throwIfAborted();
    if (performance.now() > deadline) throw new DidNotCome(fact);
    await sleep(lookAgainMs, signal);
    signal.throwIfAborted();
  }
}

async function isTrue(fact: Fact, stage: Stage): Promise<boolean> {
  switch (fact.see) {
    case "taken":
      return document.body.innerText.includes(stage.texts.details.taken(fact.conversation));
    case "text": {
      const texts = await textsOn(fact.phone);
      return texts.some(
        ({ direction, from, body }) =>
          direction === "inbound" && from === fact.from && body === fact.body,
      );
    }
    case "noText": {
      const texts = await textsOn(fact.phone);
      return !texts.some(({ direction, body }) => direction === "inbound" && body === fact.body);
    }
    default: {
      const sid = await conversationNamed(fact.conversation);
      return sid !== undefined && (await isTrueIn(sid, fact, stage));
    }
  }
}

async function isTrueIn(
  sid: ConversationSid,
  fact: Exclude<Extract<Fact, { conversation: string }>, { see: "taken" }>,
  stage: Stage,
): Promise<boolean> {
  switch (fact.see) {
    case "bubble":
      // What the chat has got, not what the service has.
      return Object.values(stage.store.getState().messages).some(
        ({ conversationSid, body, author }) =>
          conversationSid === sid &&
          body === fact.body &&
          (fact.author === undefined || author === fact.author),
      );
    case "member":
      return (await participantsOf(sid)).some(
        ({ messaging_binding: binding }) =>
          binding?.address === fact.phone && binding.proxy_address === fact.via,
      );
    case "leg": {
      const message = await messageWith(sid, fact.body);
      if (message === undefined) return false;
      const person = (await participantsOf(sid)).find(
        ({ messaging_binding: binding }) => binding?.address === fact.phone,
      );
      return (await receiptsOf(sid, message)).some(
        ({ participant_sid: of, status, error_code: code }) =>
          of === person?.sid &&
          status === fact.status &&
          (fact.errorCode === undefined || code === fact.errorCode),
      );
    }
  }
}

/** What the fact is about, as people write it: the number and the words. */
export function factSubject(fact: Fact): { number: string; words: string } {
  const words = "body" in fact ? fact.body : fact.conversation;
  return { number: "phone" in fact ? formatAddress(fact.phone) : "", words };
}
