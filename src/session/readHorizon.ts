import { ChatError } from "../domain/chatError.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { SessionParts } from "./sessionParts.ts";

/** One request for all that is read in this time, so that an open thread costs at most one per inbound message. */
export const readHorizonDelayMs = 250;

type HorizonParts = Pick<SessionParts, "clock" | "gateway" | "store" | "inBackground">;

/** Moves the read horizon forward, coalesced per conversation; what could not be told is told when connected again. */
export function createReadHorizon(parts: HorizonParts) {
  const wanted = new Map<ConversationSid, number>();
  const told = new Map<ConversationSid, number>();
  const timers = new Map<ConversationSid, () => void>();

  function markRead(sid: ConversationSid, index: number): void {
    const known = parts.store.getState().conversations[sid]?.lastReadMessageIndex ?? -1;
    const furthest = Math.max(known, told.get(sid) ?? -1, wanted.get(sid) ?? -1);
    if (index <= furthest) return;
    wanted.set(sid, index);
    schedule(sid);
  }

  function schedule(sid: ConversationSid): void {
    if (timers.has(sid)) return;
    const cancel = parts.clock.after(readHorizonDelayMs, () => parts.inBackground(tell(sid)));
    timers.set(sid, cancel);
  }

  async function tell(sid: ConversationSid): Promise<void> {
    const index = wanted.get(sid);
    if (index === undefined || parts.store.getState().connection.status !== "connected") {
      timers.delete(sid);
      return;
    }
    try {
      await parts.gateway.markRead(sid, index);
      told.set(sid, index);
      if (wanted.get(sid) === index) wanted.delete(sid);
    } catch (error) {
      // Not told: stays wanted until the connection is back. Refused: asking again would not help.
      if (!isConnectionTrouble(error)) wanted.delete(sid);
      throw error;
    } finally {
      timers.delete(sid);
      if ((wanted.get(sid) ?? -1) > index) schedule(sid);
    }
  }

  return {
    markRead,
    connected(): void {
      for (const sid of wanted.keys()) schedule(sid);
    },
    stop(): void {
      for (const cancel of timers.values()) cancel();
      timers.clear();
      wanted.clear();
    },
  };
}

function isConnectionTrouble(error: unknown): boolean {
  return (
    error instanceof ChatError && (error.kind === "offline" || error.kind === "unknownOutcome")
  );
}
