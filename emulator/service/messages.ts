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
import type { MessageInput, Messages } from "./service.ts";
import { updateMessage } from "./updateMessage.ts";

export function createMessages(context: ServiceContext): Messages {
  const { store, transaction } = context;
  return {
    append: (actor, serviceSid, sidOrUniqueName, input) =>
      transaction(() => append(context, actor, serviceSid, sidOrUniqueName, input), actor),
    get: (conversationSid, messageSid) => requireMessage(context, conversationSid, messageSid),
    findByIndex: (conversationSid, index) => store.messages.getByIndex(conversationSid, index),
    list: (conversationSid, request) => paged(() => store.messages.list(conversationSid, request)),
    range: (conversationSid, request) => store.messages.range(conversationSid, request),
    update: (actor, serviceSid, sidOrUniqueName, messageSid, patch) =>
      transaction(() => {
        const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
        requirePermission(context, actor, "editAnyMessage", conversation.sid);
        const message = requireMessage(context, conversation.sid, messageSid);
        return updateMessage(context, actor, conversation, message, patch);
      }, actor),
    remove: (actor, serviceSid, sidOrUniqueName, messageSid) =>
      transaction(() => {
        const conversation = requireConversation(context, serviceSid, sidOrUniqueName);
        requirePermission(context, actor, "deleteAnyMessage", conversation.sid);
        const message = requireMessage(context, conversation.sid, messageSid);
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
