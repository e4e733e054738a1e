import { useCallback, useSyncExternalStore } from "react";
import { ChatError } from "../domain/chatError.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { useChatStore } from "./chatStoreContext.ts";

export type GuardedAction =
  | "rename"
  | "addPerson"
  | "addPhone"
  | "removePerson"
  | "namePhone"
  | "close"
  | "leave"
  | "delete";

/** Twilio: the role does not have the permission. */
const notAllowed = 50107;

/**
 * So long a refusal stands. A change of one's role in the conversation is told by the SDK (`participantUpdated`,
 * `roleSid`), one of the role's permissions or of the person's role in the service is not.
 */
export const refusalLastsMs = 120_000;

/** What was refused, and in which role. */
const refused = new Map<string, string | null>();
const listeners = new Set<() => void>();

export type Guarded = <Result>(
  action: GuardedAction,
  run: () => Promise<Result>,
) => Promise<Result>;

/**
 * Runs what a role may forbid, and remembers a refusal for a while. The SDK tells nobody what a role allows; the
 * refusal of an attempt (50107) is the first sign.
 */
export function useGuarded(sid: ConversationSid): Guarded {
  const role = useOwnRole(sid);
  return useCallback(
    async (action, run) => {
      try {
        return await run();
      } catch (error) {
        if (error instanceof ChatError && error.code === notAllowed) {
          rememberRefusal(sid, action, role);
        }
        throw error;
      }
    },
    [sid, role],
  );
}

/** True while the service's last refusal of this counts: for a while, and no longer than one has the same role. */
export function useIsRefused(sid: ConversationSid, action: GuardedAction): boolean {
  const role = useOwnRole(sid);
  return useSyncExternalStore(subscribe, () => isRefused(sid, action, role));
}

/** Exported for tests. */
export function rememberRefusal(
  sid: ConversationSid,
  action: GuardedAction,
  role: string | null,
): void {
  const key = keyOf(sid, action);
  refused.set(key, role);
  tellListeners();
  setTimeout(() => {
    refused.delete(key);
    tellListeners();
  }, refusalLastsMs);
}

/** Exported for tests. */
export function isRefused(
  sid: ConversationSid,
  action: GuardedAction,
  role: string | null,
): boolean {
  const key = keyOf(sid, action);
  return refused.has(key) && refused.get(key) === role;
}

function useOwnRole(sid: ConversationSid): string | null {
  return useChatStore(({ me, participants }) => {
    const people = Object.values(participants[sid] ?? {});
    return people.find(({ identity }) => identity !== null && identity === me)?.roleSid ?? null;
  });
}

function tellListeners(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keyOf(sid: ConversationSid, action: GuardedAction): string {
  return `${sid} ${action}`;
}
