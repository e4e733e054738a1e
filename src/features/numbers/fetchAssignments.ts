import * as v from "valibot";
import { type Address, isAddress } from "../../domain/address.ts";
import { ChatError } from "../../domain/chatError.ts";
import { type ConversationSid, isSid } from "../../domain/sids.ts";
import type { Assignment } from "./assignment.ts";

const address = v.custom<Address>((input) => typeof input === "string" && isAddress(input));
const sid = v.custom<ConversationSid>((input) => typeof input === "string" && isSid("CH", input));

const answerSchema = v.object({
  assignments: v.array(
    v.object({
      address,
      proxyAddress: address,
      state: v.fallback(v.picklist(["active", "inactive", "closed"]), "active"),
      conversation: v.nullable(v.object({ sid })),
    }),
  ),
  isPartial: v.boolean(),
});

export interface ToldAssignments {
  assignments: readonly Assignment[];
  /** There was too much to look at all of it. */
  isPartial: boolean;
}

/** The pairs of the phones that the signed-in person knows, from the token server. Rejects with a ChatError. */
export async function fetchAssignments(): Promise<ToldAssignments> {
  const response = await fetch("/api/assignments", { headers: { "X-Partyline": "1" } }).catch(
    (error: unknown) => {
      throw new ChatError("offline", "The server does not answer.", { cause: error });
    },
  );
  if (!response.ok) {
    throw new ChatError(response.status === 429 ? "throttled" : "offline", response.statusText);
  }
  const { assignments, isPartial } = v.parse(answerSchema, await response.json());
  return {
    isPartial,
    assignments: assignments.map(({ conversation, ...pair }) => ({
      ...pair,
      conversationSid: conversation?.sid ?? null,
    })),
  };
}
