import type { Identity } from "../../src/domain/identity.ts";
import type { ConversationSid, ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { ConversationRow, ParticipantRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";

/** By sid or unique name, in one service (CONV2). */
export function findConversation(
  { store }: ServiceContext,
  serviceSid: ServiceSid,
  sidOrUniqueName: string,
): ConversationRow | undefined {
  if (!isSid("CH", sidOrUniqueName)) {
    return store.conversations.getByUniqueName(serviceSid, sidOrUniqueName);
  }
  const row = store.conversations.get(sidOrUniqueName);
  return row?.serviceSid === serviceSid ? row : undefined;
}

/** Throws 50350. */
export function requireConversation(
  context: ServiceContext,
  serviceSid: ServiceSid,
  sidOrUniqueName: string,
): ConversationRow {
  const row = findConversation(context, serviceSid, sidOrUniqueName);
  if (row === undefined) throw new ApiError(50350);
  return row;
}

/** Throws 50377 when closed (STATE4). */
export function refuseClosed(conversation: ConversationRow): void {
  if (conversation.state === "closed") throw new ApiError(50377);
}

/** Throws 50430. */
export function requireMember(
  { store }: ServiceContext,
  conversationSid: ConversationSid,
  identity: Identity,
): ParticipantRow {
  const member = store.participants.getByIdentity(conversationSid, identity);
  if (member === undefined) throw new ApiError(50430);
  return member;
}

/**
 * Whether somebody has made the conversation and not joined it yet (MEM2). Who has been in and left is out. `system`
 * is what REST calls itself, so a person of that name has made nothing that says so.
 */
export function isCreatorBeforeJoining(
  { store }: ServiceContext,
  conversation: ConversationRow,
  identity: Identity,
): boolean {
  if (conversation.createdBy !== identity || identity === "system") return false;
  const { serviceSid, sid } = conversation;
  return store.tombstones.get("membership", identity, serviceSid, sid) === undefined;
}
