import type { ServiceSid } from "../src/domain/sids.ts";
import type { Clock } from "./clock.ts";
import type { Actor } from "./service/actor.ts";
import { ApiError } from "./service/errors.ts";
import type { Service } from "./service/service.ts";
import type { Changes } from "./webhooks/changes.ts";

/** Writes of the SDK and REST in a second (Conversations Limits): more are refused. Phones and timers do not count. */
export interface ActionLimit {
  isOn: boolean;
  /** What is changed in a conversation. Throws 50063. */
  inConversation(serviceSid: ServiceSid, sidOrUniqueName: string): void;
  /** New conversations, users and roles. Throws 50074. */
  inService(serviceSid: ServiceSid): void;
}

export interface ActionLimitOptions {
  service: Pick<Service, "conversations">;
  clock: Clock;
  /** Null: no limit. */
  actionsPerSecond: number | null;
}

export function createActionLimit(options: ActionLimitOptions): ActionLimit {
  const { service, clock, actionsPerSecond } = options;
  if (actionsPerSecond === null)
    return { isOn: false, inConversation: () => {}, inService: () => {} };
  let second = 0;
  const counts = new Map<string, number>();
  const count = (key: string, code: 50063 | 50074) => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) counts.clear();
    second = now;
    const before = counts.get(key) ?? 0;
    if (before >= actionsPerSecond) throw new ApiError(code);
    counts.set(key, before + 1);
  };
  return {
    isOn: true,
    inConversation(serviceSid, sidOrUniqueName) {
      const found = service.conversations.find(serviceSid, sidOrUniqueName);
      if (found !== undefined) count(found.sid, 50063);
    },
    inService: (serviceSid) => count(serviceSid, 50074),
  };
}

/** The same for what chat people change. */
export function limitChanges(changes: Changes, limit: ActionLimit): Changes {
  if (!limit.isOn) return changes;
  const limited =
    <Rest extends unknown[], Result>(
      call: (actor: Actor, serviceSid: ServiceSid, conversation: string, ...rest: Rest) => Result,
    ) =>
    (actor: Actor, serviceSid: ServiceSid, conversation: string, ...rest: Rest): Result => {
      limit.inConversation(serviceSid, conversation);
      return call(actor, serviceSid, conversation, ...rest);
    };
  return {
    ...changes,
    createConversation(actor, serviceSid, input) {
      limit.inService(serviceSid);
      return changes.createConversation(actor, serviceSid, input);
    },
    updateConversation: limited(changes.updateConversation),
    removeConversation: limited(changes.removeConversation),
    addParticipant: limited(changes.addParticipant),
    updateParticipant: limited(changes.updateParticipant),
    removeParticipant: limited(changes.removeParticipant),
    appendMessage: limited(changes.appendMessage),
    updateMessage: limited(changes.updateMessage),
    removeMessage: limited(changes.removeMessage),
  };
}
