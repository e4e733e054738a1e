import type { ConversationRow, MessageRow } from "../store/rows.ts";
import type { Actor } from "./actor.ts";
import { actorName } from "./actor.ts";
import { changeMessage } from "./changeMessage.ts";
import type { ServiceContext } from "./context.ts";
import { refuseClosed } from "./conversationAccess.ts";
import { refuseEmptyPatch } from "./emptyPatch.ts";
import { ApiError } from "./errors.ts";
import {
  checkAuthor,
  checkBody,
  checkMessageAttributes,
  checkSubject,
  participantOfAuthor,
} from "./messageFields.ts";
import type { MessagePatch } from "./service.ts";

/** Edits a message. Nothing changes on phones (MSG7). Must run inside a transaction. */
export function updateMessage(
  context: ServiceContext,
  actor: Actor,
  conversation: ConversationRow,
  message: MessageRow,
  posted: MessagePatch,
): MessageRow {
  const { clock, limits } = context;
  // The SDK cannot change whose message it is.
  const patch = actor.kind === "sdk" ? { ...posted, author: posted.writtenAuthor } : posted;
  refuseEmptyPatch(patch);
  refuseClosed(conversation);
  const change: Partial<MessageRow> = {
    dateUpdated: patch.dateUpdated ?? clock.now(),
    lastUpdatedBy: actorName(actor),
  };
  if (patch.body !== undefined) {
    if (message.media.some(({ category }) => category === "media")) throw new ApiError(50509);
    change.body = checkBody(patch.body, limits);
  }
  if (patch.attributes !== undefined) {
    change.attributes = checkMessageAttributes(patch.attributes, limits);
  }
  if (patch.subject !== undefined) change.subject = checkSubject(patch.subject, limits);
  if (patch.dateCreated !== undefined) change.dateCreated = patch.dateCreated;
  if (patch.author !== undefined) {
    change.author = checkAuthor(patch.author, limits);
    const participant = participantOfAuthor(context, conversation.sid, change.author);
    change.participantSid = participant?.sid ?? null;
  }
  return changeMessage(context, message, change, "edit");
}
