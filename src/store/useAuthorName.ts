import { useMemo } from "react";
import { authorPerson, personLabel } from "../domain/person.ts";
import type { ConversationSid } from "../domain/sids.ts";
import { usePeopleFacts } from "./usePeopleFacts.ts";

/** How somebody is called who is only known as a message's author, such as in a quote. */
export function useAuthorName(sid: ConversationSid, author: string): string {
  const facts = usePeopleFacts(sid);
  return useMemo(
    () => personLabel(authorPerson({ author, participantSid: null }, facts)) || author,
    [author, facts],
  );
}
