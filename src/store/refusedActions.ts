import { useCallback, useContext, useSyncExternalStore } from "react";
import { ChatError } from "../domain/chatError.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { ChatState } from "./chatState.ts";
import { ChatStoreContext, useChatStore } from "./chatStoreContext.ts";

export type GuardedAction =
  | "rename"
  | "addPerson"
  | "addPhone"
  | "removePerson"
  | "namePhone"
  | "close"
  | "leave"
  | "delete"
  | "mute"
  | "send"
  /** Messages with files have a permission of their own (Twilio, Role Permissions). */
  | "sendFiles"
  | "editMessage"
  | "deleteMessage";

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
  const chat = useContext(ChatStoreContext);
  return useCallback(
    async (action, run) => {
      const role = chat === null ? null : ownRole(chat.getState(), sid);
      try {
        return await run();
      } catch (error) {
        noteRefusal(sid, action, role, error);
        throw error;
      }
    },
    [sid, chat],
  );
}

/** Remembers a failure when it is a refusal by the role in which it was tried. */
export function noteRefusal(
  sid: ConversationSid,
  action: GuardedAction,
  role: string | null,
  error: unknown,
): void {
  const isRefusal = error instanceof ChatError && error.code === notAllowed;
  if (isRefusal) rememberRefusal(sid, action, role);
}

/** It worked after all. */
export function forgetRefusal(sid: ConversationSid, action: GuardedAction): void {
  if (refused.delete(keyOf(sid, action))) tellListeners();
}

/** True while the service's last refusal of this counts: for a while, and no longer than one has the same role. */
export function useIsRefused(sid: ConversationSid, action: GuardedAction): boolean {
  const isKnown = useSyncExternalStore(subscribe, () => refused.has(keyOf(sid, action)));
  // Asked for by every row of a thread: the role is looked up only where it matters.
  const role = useChatStore((state) => (isKnown ? ownRole(state, sid) : null));
  return isKnown && isRefused(sid, action, role);
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

export function ownRole(
  { me, participants }: Pick<ChatState, "me" | "participants">,
  sid: ConversationSid,
): string | null {
  const people = Object.values(participants[sid] ?? {});
  return people.find(({ identity }) => identity !== null && identity === me)?.roleSid ?? null;
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
