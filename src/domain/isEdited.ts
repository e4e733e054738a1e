import type { Attributes, Message } from "./entities.ts";
import { hasHeldReactions } from "./reactions.ts";

const attributeName = "edited";

/** Left in the attributes of a message whose text was changed here. */
export function withEditedMark(attributes: Attributes): Attributes {
  return { ...attributes, [attributeName]: true };
}

/**
 * Whether the text was changed. Twilio tells who changed a message last and not what: where nobody ever reacted it was
 * the text. Elsewhere only the mark that this app leaves can tell.
 */
export function isEdited({ attributes, lastUpdatedBy }: Message): boolean {
  if (attributes[attributeName] === true) return true;
  return lastUpdatedBy !== null && !hasHeldReactions(attributes);
}
