import type { Identity } from "../../src/domain/identity.ts";
import { isSid } from "../../src/domain/sids.ts";
import type { ConversationSid } from "../../src/domain/sids.ts";
import type { ObjectType } from "../wire/sync/subscriptions.ts";

/*
 * The Sync entities behind the SDK, and their names and sids. All of them follow from conversation sids and identities, so
 * nothing is stored: a client that comes back after a restart, or after `reset`, finds its entities under the sids
 * that it knows.
 */

export type Entity =
  | { kind: "conversation"; sid: string; name: string; conversationSid: ConversationSid }
  | { kind: "messages"; sid: string; name: string; conversationSid: ConversationSid }
  | { kind: "roster"; sid: string; name: string; conversationSid: ConversationSid }
  /** A person's own map of conversations. */
  | { kind: "myConversations"; sid: string; name: string; identity: Identity }
  | { kind: "user"; sid: string; name: string; identity: Identity };

const messagesSuffix = ".messages";
const rosterSuffix = ".roster";
const conversationsSuffix = ".conversations";
const userSuffix = ".info";

const hexOf = (conversationSid: ConversationSid) => conversationSid.slice(2);
const textCode = (identity: Identity) => Buffer.from(identity).toString("base64url");

export const conversationEntity = (conversationSid: ConversationSid): Entity => ({
  kind: "conversation",
  sid: `ET${hexOf(conversationSid)}`,
  name: conversationSid,
  conversationSid,
});

export const messagesEntity = (conversationSid: ConversationSid): Entity => ({
  kind: "messages",
  sid: `ES${hexOf(conversationSid)}`,
  name: `${conversationSid}${messagesSuffix}`,
  conversationSid,
});

export const rosterEntity = (conversationSid: ConversationSid): Entity => ({
  kind: "roster",
  sid: `MP${hexOf(conversationSid)}`,
  name: `${conversationSid}${rosterSuffix}`,
  conversationSid,
});

export const myConversationsEntity = (identity: Identity): Entity => ({
  kind: "myConversations",
  sid: `MC${textCode(identity)}`,
  name: `${identity}${conversationsSuffix}`,
  identity,
});

export const userEntity = (identity: Identity): Entity => ({
  kind: "user",
  sid: `MU${textCode(identity)}`,
  name: `${identity}${userSuffix}`,
  identity,
});

/** The entity with that sid or unique name; undefined when none can have it. It need not exist yet or still. */
export function findEntity(type: ObjectType, nameOrSid: string): Entity | undefined {
  switch (type) {
    case "document":
      return ofConversation(conversationEntity, "ET", "", nameOrSid);
    case "list":
      return ofConversation(messagesEntity, "ES", messagesSuffix, nameOrSid);
    case "map":
      return (
        ofConversation(rosterEntity, "MP", rosterSuffix, nameOrSid) ??
        ofIdentity(myConversationsEntity, "MC", conversationsSuffix, nameOrSid) ??
        ofIdentity(userEntity, "MU", userSuffix, nameOrSid)
      );
  }
}

function ofConversation(
  make: (conversationSid: ConversationSid) => Entity,
  prefix: string,
  suffix: string,
  nameOrSid: string,
): Entity | undefined {
  const bySid = `CH${nameOrSid.slice(prefix.length)}`;
  if (nameOrSid.startsWith(prefix) && isSid("CH", bySid)) return make(bySid);
  if (!nameOrSid.endsWith(suffix)) return undefined;
  const byName = nameOrSid.slice(0, nameOrSid.length - suffix.length);
  return isSid("CH", byName) ? make(byName) : undefined;
}

// Names first: an identity may begin with the letters of a sid prefix, a sid never ends with a suffix (no dot in base64url).
function ofIdentity(
  make: (identity: Identity) => Entity,
  prefix: string,
  suffix: string,
  nameOrSid: string,
): Entity | undefined {
  if (nameOrSid.endsWith(suffix)) {
    return makeChecked(make, nameOrSid.slice(0, nameOrSid.length - suffix.length), nameOrSid);
  }
  if (!nameOrSid.startsWith(prefix)) return undefined;
  const identity = Buffer.from(nameOrSid.slice(prefix.length), "base64url").toString();
  return makeChecked(make, identity, nameOrSid);
}

function makeChecked(
  make: (identity: Identity) => Entity,
  text: string,
  nameOrSid: string,
): Entity | undefined {
  // Whoever has no user under this name gets a 404; the form of an identity need not be checked for that.
  const entity = make(text as Identity);
  return entity.name === nameOrSid || entity.sid === nameOrSid ? entity : undefined;
}
