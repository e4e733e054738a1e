import type { Attributes } from "./entities.ts";
import type { Identity } from "./identity.ts";

/*
 * Reactions stand in a message's attributes, by identity: `{ "reactions": { "ben": ["👍"] } }`. Everybody writes only
 * the own entry, so that two people who react at once can be merged (attributes are written as a whole).
 */
const attributeName = "reactions";
const mostPerPerson = 8;
const longestEmoji = 32;

export interface Reaction {
  emoji: string;
  identities: readonly Identity[];
}

/** Who reacted with what, the most used first. Attributes are other people's input: what is odd is left out. */
export function reactionsOf(attributes: Attributes): Reaction[] {
  const byEmoji = new Map<string, Identity[]>();
  for (const [identity, emojis] of Object.entries(reactionMap(attributes))) {
    for (const emoji of emojis) {
      // The keys of the map are identities, written by whoever reacted.
      byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), identity as Identity]);
    }
  }
  return [...byEmoji]
    .map(([emoji, identities]) => ({ emoji, identities }))
    .toSorted((a, b) => b.identities.length - a.identities.length);
}

/** Whether somebody reacts, or did once. */
export function hasHeldReactions(attributes: Attributes): boolean {
  return attributes[attributeName] !== undefined;
}

export function ownReactions(attributes: Attributes, me: Identity): readonly string[] {
  return reactionMap(attributes)[me] ?? [];
}

/** The attributes with this person's reactions, and everybody else's as they were. */
export function withOwnReactions(
  attributes: Attributes,
  me: Identity,
  emojis: readonly string[],
): Attributes {
  const { [me]: _own, ...others } = reactionMap(attributes);
  const reactions = emojis.length === 0 ? others : { ...others, [me]: emojis };
  const { [attributeName]: _reactions, ...rest } = attributes;
  // Also with nobody left in it: it tells that such a change of the message was a reaction (isEdited.ts).
  return { ...rest, [attributeName]: reactions };
}

/** Takes a reaction back that is there, else adds it. */
export function toggled(emojis: readonly string[], emoji: string): string[] {
  if (emojis.includes(emoji)) return emojis.filter((other) => other !== emoji);
  return [...emojis, emoji].slice(-mostPerPerson);
}

function reactionMap(attributes: Attributes): Record<string, string[]> {
  const value = attributes[attributeName];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).flatMap(([identity, emojis]): [string, string[]][] => {
    if (!Array.isArray(emojis)) return [];
    const known = emojis.filter(isEmoji).slice(0, mostPerPerson);
    return known.length === 0 ? [] : [[identity, [...new Set(known)]]];
  });
  return Object.fromEntries(entries);
}

function isEmoji(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= longestEmoji;
}
