import type { Address, PhoneChannel } from "./address.ts";
import { channelOf, isAddress, numberOf } from "./address.ts";
import type { Contact, Contacts } from "./contact.ts";
import type { Message, Participant, User } from "./entities.ts";
import type { Identity } from "./identity.ts";
import { addressOf, givenName } from "./phoneBinding.ts";
import type { PhoneBinding } from "./phoneBinding.ts";
import { formatAddress } from "./phoneNumbers.ts";
import type { ParticipantSid } from "./sids.ts";

/** Somebody to be shown. `key` tells two of them apart. */
export type Person =
  | { kind: "chat"; key: string; identity: Identity; name: string; isMe: boolean }
  | {
      kind: "phone";
      key: string;
      channel: PhoneChannel;
      address: Address | null;
      /** What somebody called them here, else what the customer service does; the number stands beside it. */
      name: string | null;
      picture: string | null;
    }
  | { kind: "program"; key: string; name: string };

/** All that naming needs; parts of the store's state. */
export interface PeopleFacts {
  me: Identity | null;
  users: Readonly<Record<Identity, User>>;
  /** Of one conversation. */
  participants: Readonly<Record<ParticipantSid, Participant>>;
  learnedBindings: Readonly<Record<ParticipantSid, PhoneBinding>>;
  contacts: Contacts;
}

export function chatPerson(identity: Identity, facts: Pick<PeopleFacts, "me" | "users">): Person {
  const friendlyName = facts.users[identity]?.friendlyName ?? "";
  return {
    kind: "chat",
    key: `chat:${identity}`,
    identity,
    name: friendlyName === "" ? identity : friendlyName,
    isMe: identity === facts.me,
  };
}

/** How a participant is shown. */
export function participantPerson(participant: Participant, facts: PeopleFacts): Person {
  if (participant.channel === "chat") {
    // A kind that we do not know (e-mail) has no identity: it is shown by the name it was given.
    return participant.identity === null
      ? { kind: "program", key: participant.sid, name: givenName(participant.attributes) ?? "" }
      : chatPerson(participant.identity, facts);
  }
  // A Twilio number in a group text that nobody stands behind writes under that number (Twilio, Group Texting).
  const address =
    addressOf(participant, facts.learnedBindings[participant.sid]) ?? participant.projectedAddress;
  return {
    kind: "phone",
    key: address ?? participant.sid,
    channel: participant.channel,
    address,
    ...nameAndPicture(givenName(participant.attributes), address, facts),
  };
}

/** What people in the conversation call somebody counts more than what a service knows. */
function nameAndPicture(given: string | null, address: Address | null, { contacts }: PeopleFacts) {
  const contact = address === null ? undefined : contactOf(address, contacts);
  return { name: given ?? contact?.name ?? null, picture: contact?.picture ?? null };
}

export function contactOf(address: Address, contacts: Contacts): Contact | undefined {
  return contacts[numberOf(address)];
}

/**
 * How a message's author is shown. An author that is an address is always that phone; one that matches nobody is a
 * program that wrote over REST.
 */
export function authorPerson(
  message: Pick<Message, "author" | "participantSid">,
  facts: PeopleFacts,
): Person {
  const participant = authorParticipant(message, facts);
  const author = message.author ?? "";
  if (isAddress(author)) {
    const given = participant === undefined ? null : givenName(participant.attributes);
    return {
      kind: "phone",
      key: author,
      channel: channelOf(author),
      address: author,
      ...nameAndPicture(given, author, facts),
    };
  }
  if (participant !== undefined) return participantPerson(participant, facts);
  // The service says that a participant wrote it (somebody who has left), or the name is known.
  if (author !== "" && (message.participantSid !== null || isKnown(author, facts))) {
    // An author that is no address and belongs to a participant is an identity (Twilio, Message resource).
    return chatPerson(author as Identity, facts);
  }
  return { kind: "program", key: `program:${author}`, name: author };
}

/** The name, else the number; empty for a phone whose number nobody has told yet. */
export function personLabel(person: Person): string {
  if (person.kind !== "phone") return person.name;
  return person.name ?? (person.address === null ? "" : formatAddress(person.address));
}

function authorParticipant(
  message: Pick<Message, "author" | "participantSid">,
  facts: PeopleFacts,
): Participant | undefined {
  if (message.participantSid !== null) return facts.participants[message.participantSid];
  if (message.author === null) return undefined;
  return Object.values(facts.participants).find(
    (participant) =>
      participant.identity === message.author ||
      participant.projectedAddress === message.author ||
      addressOf(participant, facts.learnedBindings[participant.sid]) === message.author,
  );
}

function isKnown(author: string, facts: PeopleFacts): boolean {
  return author === facts.me || Object.hasOwn(facts.users, author);
}
