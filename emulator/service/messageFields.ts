import { isSid } from "../../src/domain/sids.ts";
import type { MediaRow, ParticipantRow } from "../store/rows.ts";
import { checkAttributes, checkLength, utf8Length } from "./attributes.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import type { Limits } from "./limits.ts";
import { storableText } from "./storableText.ts";

/** Throws 50504. */
export function checkBody(posted: string, { messageBodyBytes }: Limits): string {
  const text = storableText(posted);
  if (utf8Length(text) > messageBodyBytes) {
    throw new ApiError(50504, `Body is too long, at most ${messageBodyBytes} bytes`);
  }
  return text;
}

export function checkSubject(text: string, { subjectLength }: Limits): string {
  const message = `Subject is too long, at most ${subjectLength} characters`;
  return checkLength(text, subjectLength, 20001, message);
}

export function checkMessageAttributes(text: string, limits: Limits): string {
  return checkAttributes(text, limits.messageAttributesBytes);
}

/** The media of a new message: known, and in no other message (MEDIA1). */
export function takeMedia(
  { store, limits }: ServiceContext,
  mediaSids: readonly string[],
): MediaRow[] {
  if (mediaSids.length > limits.mediaPerMessage) {
    throw new ApiError(20001, `MediaSid: at most ${limits.mediaPerMessage} media in a message`);
  }
  return [...new Set(mediaSids)].map((sid) => {
    if (!isSid("ME", sid)) throw new ApiError(50510);
    const row = store.media.get(sid);
    if (row === undefined) throw new ApiError(50507, `Media ${sid} not found`);
    if (row.messageSid !== null) {
      throw new ApiError(50508, `Media ${sid} has already been used in a message`);
    }
    return row;
  });
}

export function checkAuthor(text: string, { identityLength }: Limits): string {
  const message = `Author is too long, at most ${identityLength} characters`;
  return checkLength(text, identityLength, 20001, message);
}

/** The participant that a written author stands for: by identity or address (MSG4), in a group by its number too. */
export function participantOfAuthor(
  { roster }: ServiceContext,
  conversationSid: ParticipantRow["conversationSid"],
  author: string,
): ParticipantRow | undefined {
  return roster
    .of(conversationSid)
    .find(
      ({ identity, address, projectedAddress }) =>
        identity === author || address === author || projectedAddress === author,
    );
}
