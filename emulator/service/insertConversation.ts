import type { ServiceSid } from "../../src/domain/sids.ts";
import type { ConversationRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { checkConversationFields } from "./conversationFields.ts";
import { checkInitialState } from "./conversationState.ts";
import { ApiError } from "./errors.ts";
import type { ConversationInput } from "./service.ts";
import type { AutocreatedBy } from "./serviceEvent.ts";
import { nextTimerAt } from "./timers.ts";

/** Must run inside a transaction. */
export function insertConversation(
  context: ServiceContext,
  createdBy: string,
  serviceSid: ServiceSid,
  input: ConversationInput & {
    /** The text that makes it. */
    autocreatedBy?: AutocreatedBy;
    /** Others are added at once; until then it is not to be used. */
    isInitializing?: boolean;
  },
): ConversationRow {
  const { store, ids, clock, emit } = context;
  if (
    input.state === undefined &&
    (input.inactiveTimer !== undefined || input.closedTimer !== undefined)
  ) {
    throw new ApiError(50382);
  }
  const state = checkInitialState(input.state);
  const fields = checkConversationFields(context, serviceSid, input, undefined);
  const now = clock.now();
  const defaults = context.defaults();
  const created = fields.dateCreated ?? now;
  const eventId = store.eventIds.next();
  const conversation: ConversationRow = {
    sid: ids.sid("CH"),
    serviceSid,
    messagingServiceSid: defaults.messagingServiceSid,
    friendlyName: null,
    uniqueName: null,
    attributes: "{}",
    state: input.isInitializing === true ? "initializing" : state,
    createdBy,
    dateCreated: created,
    dateUpdated: created,
    stateUpdated: now,
    inactiveTimer: defaults.inactiveTimer,
    closedTimer: defaults.closedTimer,
    activityAt: now,
    timerAt: null,
    lastMessageIndex: null,
    lastMessageDate: null,
    nextIndex: 0,
    messagesCount: 0,
    participantsCount: 0,
    eventId,
    ...fields,
  };
  conversation.timerAt = nextTimerAt(conversation);
  store.conversations.insert(conversation);
  emit({
    type: "conversationAdded",
    eventId,
    conversation,
    ...(input.autocreatedBy !== undefined && { autocreatedBy: input.autocreatedBy }),
  });
  return conversation;
}
