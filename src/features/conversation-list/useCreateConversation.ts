import { useCallback } from "react";
import { type ErrorFacts, errorFacts } from "../../domain/errorFacts.ts";
import { formatAddress } from "../../domain/phoneNumbers.ts";
import type { ConversationSid } from "../../domain/sids.ts";
import { type ChatCommands, useChatCommands } from "../../session/commands.ts";
import { addressFor } from "./newPeople.ts";
import type { ResolvedPerson } from "./usePeopleToAdd.ts";

interface Created {
  sid: ConversationSid;
  failures: readonly { name: string; error: ErrorFacts }[];
}

/**
 * Creates a conversation, then adds its people one after the other. Rejects when there is no conversation; people who
 * could not be added are told in the answer, since the conversation stays.
 */
export function useCreateConversation(): (
  name: string,
  people: readonly ResolvedPerson[],
) => Promise<Created> {
  const commands = useChatCommands();
  return useCallback(
    async (name, people) => {
      const sid = await commands.createConversation(name);
      const failures: { name: string; error: ErrorFacts }[] = [];
      for (const resolved of people) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- one at a time: the service checks each pair against those before it
          await addPerson(commands, sid, resolved);
        } catch (error) {
          failures.push({ name: nameOf(resolved), error: errorFacts(error) });
        }
      }
      return { sid, failures };
    },
    [commands],
  );
}

async function addPerson(
  commands: ChatCommands,
  sid: ConversationSid,
  { person, proxyAddress }: ResolvedPerson,
): Promise<void> {
  if (person.kind === "chat") {
    await commands.addChatParticipant(sid, person.identity);
  } else if (proxyAddress !== null) {
    const address = addressFor(person.number, proxyAddress);
    await commands.addPhoneParticipant(sid, { address, proxyAddress });
  }
}

function nameOf({ person, proxyAddress }: ResolvedPerson): string {
  if (person.kind === "chat") return person.identity;
  return proxyAddress === null
    ? person.number
    : formatAddress(addressFor(person.number, proxyAddress));
}
