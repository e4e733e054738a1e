import type { ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { ConversationRow } from "../store/rows.ts";
import { checkAttributes, checkLength } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import type { ConversationInput } from "./service.ts";
import { checkTimer } from "./timers.ts";

const messagingServiceSid = /^MG[0-9a-fA-F]{32}$/;

type Fields = Partial<
  Pick<
    ConversationRow,
    | "friendlyName"
    | "uniqueName"
    | "attributes"
    | "messagingServiceSid"
    | "inactiveTimer"
    | "closedTimer"
    | "dateCreated"
    | "dateUpdated"
  >
>;

/** What was posted of a conversation apart from its state, checked; only what was posted is there. */
export function checkConversationFields(
  context: ServiceContext,
  serviceSid: ServiceSid,
  input: ConversationInput,
  current: ConversationRow | undefined,
): Fields {
  const fields: Fields = {};
  const { limits } = context;
  if (input.friendlyName !== undefined) {
    const max = limits.friendlyNameLength;
    const tooLong = `FriendlyName is too long, at most ${max} characters`;
    fields.friendlyName = checkLength(input.friendlyName, max, 50003, tooLong);
  }
  if (input.uniqueName !== undefined) {
    fields.uniqueName = checkUniqueName(context, serviceSid, input.uniqueName, current);
  }
  if (input.attributes !== undefined) {
    fields.attributes = checkAttributes(input.attributes, limits.conversationAttributesBytes);
  }
  if (input.messagingServiceSid !== undefined) {
    fields.messagingServiceSid = checkMessagingService(context, input.messagingServiceSid);
  }
  if (input.inactiveTimer !== undefined) {
    fields.inactiveTimer = checkTimer("inactive", input.inactiveTimer);
  }
  if (input.closedTimer !== undefined) {
    fields.closedTimer = checkTimer("closed", input.closedTimer);
  }
  if (input.dateCreated !== undefined) fields.dateCreated = input.dateCreated;
  if (input.dateUpdated !== undefined) fields.dateUpdated = input.dateUpdated;
  return fields;
}

function checkUniqueName(
  { store, limits }: ServiceContext,
  serviceSid: ServiceSid,
  posted: string,
  current: ConversationRow | undefined,
): string | null {
  const max = limits.uniqueNameLength;
  const tooLong = `UniqueName is too long, at most ${max} characters`;
  const name = checkLength(posted, max, 50004, tooLong);
  // The SDK posts an empty name to take the name away.
  if (name === "") return null;
  if (isSid("CH", name)) throw new ApiError(50390);
  const holder = store.conversations.getByUniqueName(serviceSid, name);
  if (holder !== undefined && holder.sid !== current?.sid) throw new ApiError(50353);
  return name;
}

/** Throws 50340, 50341, 50342. */
export function checkMessagingService({ store }: ServiceContext, sid: string): string {
  if (sid === "") throw new ApiError(50340);
  if (!messagingServiceSid.test(sid)) throw new ApiError(50341);
  if (store.messagingServices.get(sid) === undefined) throw new ApiError(50342);
  return sid;
}
