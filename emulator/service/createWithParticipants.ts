import type { ServiceSid } from "../../src/domain/sids.ts";
import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { actorName } from "./actor.ts";
import { addParticipant } from "./addParticipant.ts";
import type { ServiceContext } from "./context.ts";
import { changeConversation, checkInitialState } from "./conversationState.ts";
import { ApiError } from "./errors.ts";
import { isGroup, refuseSameGroup } from "./groupText.ts";
import { insertConversation } from "./insertConversation.ts";
import type { ConversationInput, ParticipantInput } from "./service.ts";

const fewest = 3;
const most = 10;

/** ConversationWithParticipants: everybody or nothing (CWP1). */
export function createWithParticipants(
  context: ServiceContext,
  actor: Actor,
  serviceSid: ServiceSid,
  input: ConversationInput,
  people: readonly ParticipantInput[],
): ConversationRow {
  if (people.length > most) throw new ApiError(50426, `Participant: at most ${most}`);
  if (people.length > 0 && people.length < fewest) {
    throw new ApiError(20001, `Participant: at least ${fewest}, or none`);
  }
  try {
    return context.transaction(() => {
      const isInitializing = people.length > 0;
      const name = actorName(actor);
      const made = insertConversation(context, name, serviceSid, { ...input, isInitializing });
      if (isInitializing) addAll(context, actor, made, people, checkInitialState(input.state));
      return made;
    }, actor);
  } catch (error) {
    if (error instanceof ApiError && error.code === 50416) throw new ApiError(50425);
    throw error;
  }
}

/** Everybody who is to be in an initializing conversation; then it is ready. Must run inside a transaction. */
export function addAll(
  context: ServiceContext,
  actor: Actor,
  { sid, serviceSid }: ConversationRow,
  people: readonly ParticipantInput[],
  state: "active" | "inactive" = "active",
): ParticipantRow[] {
  const added = people.map((input) =>
    addParticipant(context, actor, serviceSid, sid, input, { isOneOfMany: true }),
  );
  if (isGroup(added) && added.length < fewest) throw new ApiError(50435);
  refuseSameGroup(context, sid);
  const conversation = context.store.conversations.get(sid);
  if (conversation === undefined) throw new Error(`${sid} is gone`);
  const now = context.clock.now();
  changeConversation(context, conversation, { state, stateUpdated: now, activityAt: now });
  return added;
}
