import type { Address } from "../../src/domain/address.ts";
import type { ConversationSid } from "../../src/domain/sids.ts";
import type { ParticipantRow } from "../store/rows.ts";
import type { ServiceContext } from "./context.ts";
import { ApiError } from "./errors.ts";
import type { Binding } from "./participantBinding.ts";

/*
 * Group texts: phones and Twilio numbers that all see each other, known by the set of their numbers (GROUP2). There is
 * no proxy address in them, and a number may be in any number of groups, each with other people.
 */

/** One of a group text: a phone without a proxy address, or somebody with a projected one. */
export function isOfGroup(row: Binding): boolean {
  return row.projectedAddress !== null || (row.address !== null && row.proxyAddress === null);
}

export function isGroup(participants: readonly Binding[]): boolean {
  return participants.some(isOfGroup);
}

/** Phones and Twilio numbers of a group. */
export function groupNumbers(participants: readonly Binding[]): Address[] {
  return participants.flatMap(({ address, projectedAddress }) => address ?? projectedAddress ?? []);
}

/** The open conversation of exactly these numbers, the oldest if there are several. */
export function findGroup(
  { store, roster }: ServiceContext,
  numbers: readonly Address[],
  except?: ConversationSid,
): ConversationSid | undefined {
  const wanted = keyOf(numbers);
  const candidates = new Set(numbers.flatMap((number) => store.participants.groupsOfPhone(number)));
  return [...candidates].find(
    (sid) => sid !== except && keyOf(groupNumbers(roster.of(sid))) === wanted,
  );
}

function keyOf(numbers: readonly Address[]): string {
  return [...new Set(numbers)].toSorted((a, b) => (a < b ? -1 : 1)).join(" ");
}

/**
 * Whether somebody fits beside those who are there (GROUP3).
 * @throws ApiError 50434 to 50437
 */
export function refuseMisfit(
  { limits }: ServiceContext,
  present: readonly ParticipantRow[],
  newcomer: Binding,
): void {
  if (!isOfGroup(newcomer)) {
    if (isGroup(present)) throw new ApiError(50434);
    return;
  }
  if (!present.every(isOfGroup)) throw new ApiError(50435);
  const [number] = groupNumbers([newcomer]);
  if (number !== undefined && groupNumbers(present).includes(number)) throw new ApiError(50437);
  if (present.length >= limits.groupParticipants) throw new ApiError(50436);
}

/**
 * No two open groups of the same people: a text to all of them would belong to both (GROUP4). A single number is no group
 * yet. Throws 50438.
 */
export function refuseSameGroup(context: ServiceContext, conversationSid: ConversationSid): void {
  const present = context.roster.of(conversationSid);
  if (present.length < 2 || !isGroup(present)) return;
  const same = findGroup(context, groupNumbers(present), conversationSid);
  if (same !== undefined) {
    throw new ApiError(50438, `Conversation ${same} has the same group of people already`);
  }
}
