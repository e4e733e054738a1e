import type { ConversationSid, ServiceSid } from "../../src/domain/sids.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { ConversationRow, MessageRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { actorName } from "./actor.ts";
import type { Authorship } from "./appendMessage.ts";
import { appendMessage } from "./appendMessage.ts";
import type { ServiceContext } from "./context.ts";
import { requireConversation } from "./conversationAccess.ts";
import { ApiError } from "./errors.ts";
import { checkAuthor, participantOfAuthor } from "./messageFields.ts";
import { paged } from "./paged.ts";
import { requirePermission } from "./permissions.ts";
import { removeMessage } from "./removeMessage.ts";
import type { MessageInput, MessagePatch, Messages } from "./service.ts";
import { updateMessage } from "./updateMessage.ts";

export function createMessages(context: ServiceContext): Messages {
  const { store, transaction } = context;
  return {
    append: (actor, serviceSid, sidOrUniqueName, input) =>
      transaction(() => append(context, actor, serviceSid, sidOrUniqueName, input), actor),
    get: (conversationSid, messageSid) => requireMessage(context, conversationSid, messageSid),
    findByIndex: (conversationSid, index) => store.messages.getByIndex(conversationSid, index),
    list: (conversationSid, request) => paged(() => store.messages.list(conversationSid, request)),
    newest: (limit) => store.messages.newest(limit),
    range: (conversationSid, request) => store.messages.range(conversationSid, request),
    update: (actor, serviceSid, sidOrUniqueName, messageSid, patch) =>
      transaction(() => {
        const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
        requirePermission(context, actor, [], conversation.sid);
        const message = requireMessage(context, conversation.sid, messageSid);
        requireMayEdit(context, actor, message, patch);
        return updateMessage(context, actor, conversation, message, patch);
      }, actor),
    remove: (actor, serviceSid, sidOrUniqueName, messageSid) =>
      transaction(() => {
        const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
        requirePermission(context, actor, [], conversation.sid);
        const message = requireMessage(context, conversation.sid, messageSid);
        const own = isOwn(actor, message) ? (["deleteOwnMessage"] as const) : [];
        requirePermission(context, actor, ["deleteAnyMessage", ...own], conversation.sid);
        removeMessage(context, conversation, message);
        return message;
      }, actor),
  };
}

function append(
  context: ServiceContext,
  actor: Actor,
  serviceSid: ServiceSid,
  sidOrUniqueName: string,
  input: MessageInput,
): MessageRow {
  const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
  const permission = (input.mediaSids ?? []).length > 0 ? "sendMediaMessage" : "sendMessage";
  const member = requirePermission(context, actor, permission, conversation.sid);
  const authorship =
    actor.kind === "sdk" && input.writtenAuthor === undefined
      ? { author: actor.identity, participant: member }
      : writtenAuthorship(context, actor, conversation, input.writtenAuthor ?? input.author);
  return appendMessage(context, conversation, authorship, input);
}

/** A program may write in anybody's name; that of a participant makes it theirs (MSG4). */
function writtenAuthorship(
  context: ServiceContext,
  actor: Actor,
  conversation: ConversationRow,
  posted: string | undefined,
): Authorship {
  // Unnamed it is the system's, even where a person calls themself "system".
  if (posted === undefined || posted === "") {
    return { author: actorName(actor), participant: undefined };
  }
  const author = checkAuthor(posted, context.limits);
  return { author, participant: participantOfAuthor(context, conversation.sid, author) };
}

function requireMessage(
  { store }: ServiceContext,
  conversationSid: ConversationSid,
  messageSid: string,
): MessageRow {
  const row = isSid("IM", messageSid) ? store.messages.get(messageSid) : undefined;
  if (row?.conversationSid !== conversationSid) throw new ApiError(50500);
  return row;
}

function isOwn(actor: Actor, { author }: MessageRow): boolean {
  return actor.kind === "sdk" && author === actor.identity;
}

/** Attributes and the rest are two permissions, each for one's own messages or for any (ROLE3). */
function requireMayEdit(
  context: ServiceContext,
  actor: Actor,
  message: MessageRow,
  { attributes, body, subject }: MessagePatch,
): void {
  const own = isOwn(actor, message);
  const { conversationSid } = message;
  if (attributes !== undefined) {
    const anyOf = own
      ? (["editAnyMessageAttributes", "editOwnMessageAttributes"] as const)
      : (["editAnyMessageAttributes"] as const);
    requirePermission(context, actor, anyOf, conversationSid);
  }
  if (body !== undefined || subject !== undefined) {
    const anyOf = own
      ? (["editAnyMessage", "editOwnMessage"] as const)
      : (["editAnyMessage"] as const);
    requirePermission(context, actor, anyOf, conversationSid);
  }
}
