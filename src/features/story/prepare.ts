import type { ConversationSid } from "../../domain/sids.ts";
import {
  conversationNamed,
  hurryCarrier,
  participantsOf,
  postByRest,
  resetToDemo,
} from "./emulatorCalls.ts";
import { NotOnScreen, sleep } from "./hands.ts";
import { kitchenTap, mapleStreet, viewing } from "./scenes/cast.ts";
import type { Stage } from "./stage.ts";

const patienceMs = 20_000;
const lookAgainMs = 100;

/**
 * Puts the emulator back to the demo's start, brings whoever is signed in into its conversations, and waits until the
 * chat has come to them.
 */
export async function prepare(
  stage: Stage,
  isHurried: boolean,
  signal: AbortSignal,
): Promise<void> {
  await resetToDemo();
  if (isHurried) await hurryCarrier();
  const { me } = stage.store.getState();
  const deadline = performance.now() + patienceMs;
  for (const title of [kitchenTap, viewing, mapleStreet]) {
    const sid = await conversationNamed(title);
    if (sid === undefined) throw new NotOnScreen(title);
    if (me !== null) await bringIn(sid, me);
    while (!isHere(stage, sid)) {
      if (performance.now() > deadline) throw new NotOnScreen(title);
      await sleep(lookAgainMs, signal);
      signal.throwIfAborted();
    }
  }
  const first = await conversationNamed(mapleStreet);
  if (stage.isNarrow()) stage.showPhones(false);
  if (first !== undefined) stage.openConversation(first);
}

async function bringIn(sid: ConversationSid, identity: string): Promise<void> {
  const people = await participantsOf(sid);
  if (people.some((person) => person.identity === identity)) return;
  await postByRest(
    `/v1/Conversations/${sid}/Participants`,
    new URLSearchParams({ Identity: identity }),
  );
}

function isHere({ store }: Stage, sid: ConversationSid): boolean {
  const { conversations, connection } = store.getState();
  return connection.status === "connected" && conversations[sid] !== undefined;
}
