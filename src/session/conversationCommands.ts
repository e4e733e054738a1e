import { ChatError } from "../domain/chatError.ts";
import type { Message } from "../domain/entities.ts";
import { namedAttributes } from "../domain/phoneBinding.ts";
import type { ConversationSid } from "../domain/sids.ts";
import type { ChatCommands } from "./commands.ts";
import type { SessionParts } from "./sessionParts.ts";

const historyPageSize = 100;

/** What is done to a conversation as a whole and to the names in it. */
export function createConversationCommands({ gateway, store, api }: SessionParts) {
  async function* readHistory(sid: ConversationSid): AsyncGenerator<readonly Message[]> {
    let anchor: number | undefined = -1;
    while (anchor !== undefined) {
      // Each page says where the next one begins.
      // eslint-disable-next-line no-await-in-loop
      const { messages, hasNewer } = await gateway.loadMessages(sid, {
        direction: "newer",
        anchor,
        pageSize: historyPageSize,
      });
      if (messages.length > 0) yield messages;
      anchor = hasNewer ? messages.at(-1)?.index : undefined;
    }
  }

  return {
    async nameParticipant(sid, participantSid, name) {
      const participant = store.getState().participants[sid]?.[participantSid];
      if (participant === undefined)
        throw new ChatError("notFound", "Nobody with this sid is here.");
      const attributes = namedAttributes(participant.attributes, name);
      await gateway.updateParticipantAttributes(sid, participantSid, attributes);
    },
    closeConversation: (sid) => api.closeConversation(sid),
    deleteConversation: (sid) => gateway.deleteConversation(sid),
    async userExists(identity) {
      if (Object.hasOwn(store.getState().users, identity)) return true;
      try {
        await gateway.loadUser(identity);
        return true;
      } catch (error) {
        return error instanceof ChatError && error.kind === "notFound" ? false : null;
      }
    },
    setOwnName: (friendlyName) => gateway.updateOwnName(friendlyName),
    readHistory,
  } satisfies Partial<ChatCommands>;
}
