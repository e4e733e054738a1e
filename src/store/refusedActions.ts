import { useSyncExternalStore } from "react";
import { ChatError } from "../domain/chatError.ts";
import type { ConversationSid } from "../domain/sids.ts";

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

const refused = new Set<string>();
const listeners = new Set<() => void>();

/**
 * Runs what a role may forbid, and remembers a refusal for this visit. The SDK tells nobody what a role allows; the
 * refusal of an attempt (50107) is the first sign.
 */
export async function guarded<Result>(
  sid: ConversationSid,
  action: GuardedAction,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ChatError && error.code === notAllowed) {
      refused.add(keyOf(sid, action));
      for (const listener of listeners) listener();
    }
    throw error;
  }
}

/** True once the service has refused this for want of a permission. */
export function useIsRefused(sid: ConversationSid, action: GuardedAction): boolean {
  return useSyncExternalStore(subscribe, () => refused.has(keyOf(sid, action)));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keyOf(sid: ConversationSid, action: GuardedAction): string {
  return `${sid} ${action}`;
}
