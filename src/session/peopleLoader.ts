import type { Identity } from "../domain/identity.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { patiently } from "./patiently.ts";
import type { SessionParts } from "./sessionParts.ts";

/** Loads who is in a conversation, and the names behind identities. Each name once: the SDK keeps it up to date. */
export function createPeopleLoader(parts: Pick<SessionParts, "clock" | "gateway" | "store">) {
  const { gateway, store } = parts;
  const asked = new Set<Identity>();

  async function loadUser(identity: Identity): Promise<void> {
    if (asked.has(identity)) return;
    asked.add(identity);
    try {
      await patiently(parts, () => gateway.loadUser(identity));
    } catch (error) {
      asked.delete(identity);
      throw error;
    }
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

  return { load, loadUsers };
}

export type PeopleLoader = ReturnType<typeof createPeopleLoader>;
