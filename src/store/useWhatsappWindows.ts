import { useMemo, useSyncExternalStore } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Address } from "../domain/address.ts";
import type { Participant } from "../domain/entities.ts";
import type { Person } from "../domain/person.ts";
import { participantPerson } from "../domain/person.ts";
import { addressOf } from "../domain/phoneBinding.ts";
import type { ConversationSid, ParticipantSid } from "../domain/sids.ts";
import { type WhatsappWindow, windowMs, windowOf } from "../domain/whatsappWindow.ts";
import type { ChatState } from "./chatState.ts";
import { useChatStore } from "./chatStoreContext.ts";
import { participantOrder } from "./conversationSelectors.ts";
import { serviceNow, subscribeToServiceClock } from "./serviceClock.ts";
import { usePeopleFacts } from "./usePeopleFacts.ts";

export interface WindowOfPerson {
  participantSid: ParticipantSid;
  address: Address | null;
  person: Person;
  window: WhatsappWindow;
}

const tickMs = 20_000;

/** The window of each WhatsApp person of a conversation, from their last message here. Keeps up with the clock. */
export function useWhatsappWindows(sid: ConversationSid): readonly WindowOfPerson[] {
  const facts = usePeopleFacts(sid);
  const people = useMemo(
    () => participantOrder(facts.participants).filter(({ channel }) => channel === "whatsapp"),
    [facts.participants],
  );
  const inbound = useChatStore(useShallow((state) => lastInbounds(state, sid, people)));
  const heldSince = useChatStore((state) => heldFrom(state, sid));
  const now = useNow();
  return useMemo(
    () =>
      people.map((participant, place) => ({
        participantSid: participant.sid,
        address: addressOf(participant, facts.learnedBindings[participant.sid]),
        person: participantPerson(participant, facts),
        window: windowOf({ inboundAt: inbound[place] ?? null, heldSince }, now),
      })),
    [people, facts, inbound, heldSince, now],
  );
}

/** When each of them wrote last, within a day before the newest message; what is older opens no window. */
function lastInbounds(
  state: ChatState,
  sid: ConversationSid,
  people: readonly Participant[],
): (number | null)[] {
  const found: (number | null)[] = people.map(() => null);
  let missing = people.length;
  const rows = state.timelines[sid]?.rows ?? [];
  const earliest = serviceNow() - 2 * windowMs;
  for (let place = rows.length - 1; place >= 0 && missing > 0; place -= 1) {
    const messageSid = rows[place]?.messageSid ?? null;
    const message = messageSid === null ? undefined : state.messages[messageSid];
    if (message === undefined) continue;
    if (message.dateCreated < earliest) break;
    const index = people.findIndex(
      (participant) =>
        message.participantSid === participant.sid ||
        message.author === addressOf(participant, state.learnedBindings[participant.sid]),
    );
    if (index === -1 || found[index] !== null) continue;
    found[index] = message.dateCreated;
    missing -= 1;
  }
  return found;
}

/** From when on everything is held here; infinity while the newest messages are not. */
function heldFrom(state: ChatState, sid: ConversationSid): number {
  const timeline = state.timelines[sid];
  if (timeline === undefined || !timeline.isLoaded || timeline.newer !== "end") return Infinity;
  if (timeline.older === "end") return -Infinity;
  const first = timeline.rows[0]?.messageSid ?? null;
  return first === null ? Infinity : (state.messages[first]?.dateCreated ?? Infinity);
}

/** The service's time, every 20 s. */
export function useNow(): number {
  return useSyncExternalStore(subscribeToClock, () => Math.floor(serviceNow() / tickMs) * tickMs);
}

function subscribeToClock(onTick: () => void): () => void {
  const timer = setInterval(onTick, tickMs);
  const unsubscribe = subscribeToServiceClock(onTick);
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}
