import { channelOf } from "../../src/domain/address.ts";
import type { Actor } from "../service/actor.ts";
import type { AutocreatedBy } from "../service/serviceEvent.ts";
import type {
  ConversationRow,
  MediaReference,
  MessageRow,
  ParticipantRow,
  ReceiptRow,
  UserRow,
} from "../store/rows.ts";

/*
 * What webhooks are told of each thing (Conversations Webhooks, behaviour 5.4). Undefined and null are left out.
 */

type Loose = Readonly<Record<string, string | number | null | undefined>>;
export type Parameters = Record<string, string>;

export function compact(values: Loose): Parameters {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)] as const],
    ),
  );
}

/** Who made the change, as webhooks name it (HOOK12). */
export function sourceOf(by: Actor | undefined): string {
  switch (by?.kind) {
    case "sdk":
      return "SDK";
    case "phone":
      return channelOf(by.address).toUpperCase();
    default:
      return "API";
  }
}

export function commonParameters(
  accountSid: string,
  event: string,
  by: Actor | undefined,
): Parameters {
  return compact({
    AccountSid: accountSid,
    EventType: event,
    Source: sourceOf(by),
    ClientIdentity: by?.kind === "sdk" ? by.identity : undefined,
  });
}

export function conversationParameters(row: ConversationRow): Parameters {
  return compact({
    ChatServiceSid: row.serviceSid,
    MessagingServiceSid: row.messagingServiceSid,
    FriendlyName: row.friendlyName,
    UniqueName: row.uniqueName,
    Attributes: row.attributes,
    State: row.state,
  });
}

/** The same of one that is there already. */
export function knownConversationParameters(row: ConversationRow): Parameters {
  return {
    ...conversationParameters(row),
    ConversationSid: row.sid,
    DateCreated: isoDate(row.dateCreated),
    DateUpdated: isoDate(row.dateUpdated),
  };
}

/** A text to one has a pair; one to a group names all who got it. */
export function bindingParameters({ from, to, alsoTo = [] }: AutocreatedBy): Parameters {
  if (alsoTo.length === 0) {
    return {
      "MessagingBinding.Address": from,
      "MessagingBinding.ProxyAddress": to,
      "MessagingBinding.AuthorAddress": from,
    };
  }
  return {
    "MessagingBinding.Address": [to, ...alsoTo].join(","),
    "MessagingBinding.AuthorAddress": from,
  };
}

export function participantParameters(row: ParticipantRow): Parameters {
  const any = row.address ?? row.projectedAddress;
  return compact({
    ConversationSid: row.conversationSid,
    Identity: row.identity,
    RoleSid: row.roleSid,
    Attributes: row.attributes,
    "MessagingBinding.Address": row.address,
    "MessagingBinding.ProxyAddress": row.proxyAddress,
    "MessagingBinding.ProjectedAddress": row.projectedAddress,
    "MessagingBinding.Type": any === null ? "CHAT" : channelOf(any).toUpperCase(),
  });
}

export function knownParticipantParameters(row: ParticipantRow): Parameters {
  return {
    ...participantParameters(row),
    ParticipantSid: row.sid,
    DateCreated: isoDate(row.dateCreated),
  };
}

/** The same of one that is being changed or removed. */
export function changedParticipantParameters(row: ParticipantRow): Parameters {
  return { ...knownParticipantParameters(row), DateUpdated: isoDate(row.dateUpdated) };
}

export function messageParameters(row: MessageRow): Parameters {
  // A filled template is a medium to the SDK only.
  const files = row.media.filter(({ category }) => category === "media");
  return compact({
    ConversationSid: row.conversationSid,
    ChatServiceSid: row.serviceSid,
    // Null for media alone; webhook servers read a text.
    Body: row.body ?? "",
    Author: row.author,
    ParticipantSid: row.participantSid,
    Attributes: row.attributes,
    Media: files.length === 0 ? undefined : mediaParameter(files),
  });
}

export function knownMessageParameters(row: MessageRow): Parameters {
  return {
    ...messageParameters(row),
    MessageSid: row.sid,
    Index: String(row.index),
    DateCreated: isoDate(row.dateCreated),
  };
}

/** The same of one that is being changed or removed. */
export function changedMessageParameters(row: MessageRow): Parameters {
  return { ...knownMessageParameters(row), DateUpdated: isoDate(row.dateUpdated) };
}

/** A JSON text, its keys capitalised (behaviour 5.4). */
export function mediaParameter(media: readonly MediaReference[]): string {
  return JSON.stringify(
    media.map(({ sid, filename, contentType, size }) => ({
      Sid: sid,
      Filename: filename,
      ContentType: contentType,
      Size: size,
    })),
  );
}

export function receiptParameters(row: ReceiptRow, message: MessageRow): Parameters {
  return compact({
    ConversationSid: row.conversationSid,
    ChatServiceSid: message.serviceSid,
    MessageSid: row.messageSid,
    DeliveryReceiptSid: row.sid,
    ChannelMessageSid: row.channelMessageSid,
    ParticipantSid: row.participantSid,
    Status: row.status,
    ErrorCode: row.errorCode,
    DateCreated: isoDate(row.dateCreated),
    DateUpdated: isoDate(row.dateUpdated),
  });
}

export function userParameters(row: UserRow): Parameters {
  return compact({
    ChatServiceSid: row.serviceSid,
    UserSid: row.sid,
    Identity: row.identity,
    RoleSid: row.roleSid,
    Attributes: row.attributes,
    FriendlyName: row.friendlyName,
    DateCreated: isoDate(row.dateCreated),
  });
}

export function isoDate(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
