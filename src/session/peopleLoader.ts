import { errorFacts } from "../domain/errorFacts.ts";
import type { Identity } from "../domain/identity.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { patiently } from "./patiently.ts";
import type { SessionParts } from "./sessionParts.ts";

/** So long until a name that could not be read is asked for again; the pause doubles while that fails. */
export const nameRetryMs = 5000;
const longestRetryMs = 5 * 60_000;

type PeopleParts = Pick<SessionParts, "clock" | "gateway" | "store" | "inBackground">;

/**
 * Loads who is in a conversation, and the names behind identities. Each name once: the SDK keeps it up to date. One that
 * could not be read is asked for again by itself, or a bad connection at the start would show for as long as the page
 * is open.
 */
export function createPeopleLoader(parts: PeopleParts) {
  const { gateway, store, clock, inBackground } = parts;
  const asked = new Set<Identity>();
  const missed = new Set<Identity>();
  let pauseMs = nameRetryMs;
  let cancelRetry: (() => void) | undefined;

  async function loadUser(identity: Identity): Promise<void> {
    if (asked.has(identity)) return;
    asked.add(identity);
    try {
      await patiently(parts, () => gateway.loadUser(identity));
      missed.delete(identity);
      pauseMs = nameRetryMs;
    } catch (error) {
      asked.delete(identity);
      if (mayCome(error)) retryLater(identity);
      throw error;
    }
  }

  function retryLater(identity: Identity): void {
    missed.add(identity);
    if (cancelRetry !== undefined) return;
    cancelRetry = clock.after(pauseMs, () => {
      cancelRetry = undefined;
      pauseMs = Math.min(2 * pauseMs, longestRetryMs);
      for (const each of missed) inBackground(loadUser(each));
    });
  }

  async function loadUsers(sid: ConversationSid): Promise<void> {
    const people = Object.values(store.getState().participants[sid] ?? {});
    const identities = people.flatMap(({ identity }) => (identity === null ? [] : [identity]));
    await Promise.all(identities.map(loadUser));
  }

  async function load(sid: ConversationSid): Promise<void> {
    const participants = await patiently(parts, () => gateway.loadParticipants(sid));
    store.dispatch({ type: "participantsLoaded", conversationSid: sid, participants });
    await loadUsers(sid);
  }

  return { load, loadUsers, stop: () => cancelRetry?.() };
}

export type PeopleLoader = ReturnType<typeof createPeopleLoader>;

/** Not what the service refuses: asking again gets the same answer. */
function mayCome(error: unknown): boolean {
  const { kind } = errorFacts(error);
  return kind !== "notFound" && kind !== "rejected" && kind !== "unauthorized";
}
