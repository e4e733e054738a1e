import type { Address } from "../../src/domain/address.ts";
import type { Identity } from "../../src/domain/identity.ts";
import type { ConversationSid, ServiceSid } from "../../src/domain/sids.ts";
import type { SidTable } from "./bySid.ts";
import { bySid } from "./bySid.ts";
import type { Database } from "./database.ts";
import type { Order, Page, PageRequest } from "./page.ts";
import type { ParticipantRow } from "./rows.ts";
import { createTable } from "./table.ts";

export interface ParticipantsTable extends SidTable<ParticipantRow> {
  removeOfConversation(conversationSid: ConversationSid): void;
  getByIdentity(conversationSid: ConversationSid, identity: Identity): ParticipantRow | undefined;
  /** In order of joining. */
  ofConversation(conversationSid: ConversationSid): ParticipantRow[];
  list(conversationSid: ConversationSid, page: PageRequest): Page<ParticipantRow>;
  /** The holder of a pair among conversations that are not closed. */
  findByPair(address: Address, proxyAddress: Address): ParticipantRow | undefined;
  /** The open conversations in which a phone is without a proxy address, oldest first. */
  groupsOfPhone(address: Address): ConversationSid[];
  ofIdentity(serviceSid: ServiceSid, identity: string): ParticipantRow[];
  listOfIdentity(serviceSid: ServiceSid, identity: string, page: PageRequest): Page<ParticipantRow>;
  listOfAddress(serviceSid: ServiceSid, address: string, page: PageRequest): Page<ParticipantRow>;
  /** Active and inactive conversations of an identity. */
  countOpenOfIdentity(serviceSid: ServiceSid, identity: string): number;
  /** Added or changed after that event, in order of it. */
  changedSince(conversationSid: ConversationSid, eventId: number): ParticipantRow[];
  membershipsChangedSince(
    serviceSid: ServiceSid,
    identity: Identity,
    eventId: number,
  ): ParticipantRow[];
  /** At most `limit` memberships from that conversation sid on (inclusive), by conversation sid. */
  membershipsRange(
    serviceSid: ServiceSid,
    identity: Identity,
    request: { order: Order; from?: string | undefined; limit: number },
  ): ParticipantRow[];
}

const openConversation =
  "exists (select 1 from conversations c where c.sid = participants.conversationSid and c.state <> 'closed')";

export function createParticipantsTable(database: Database): ParticipantsTable {
  const table = createTable<ParticipantRow>(database, "participants", {
    sid: "plain",
    conversationSid: "plain",
    serviceSid: "plain",
    identity: "plain",
    address: "plain",
    proxyAddress: "plain",
    projectedAddress: "plain",
    attributes: "plain",
    roleSid: "plain",
    lastReadMessageIndex: "plain",
    lastReadTimestamp: "plain",
    notificationLevel: "plain",
    dateCreated: "plain",
    dateUpdated: "plain",
    addedEventId: "plain",
    eventId: "plain",
    membershipAddedEventId: "plain",
    membershipEventId: "plain",
  });
  return {
    ...bySid(table),
    removeOfConversation: (conversationSid) =>
      void table.remove("conversationSid = ?", conversationSid),
    getByIdentity: (conversationSid, identity) =>
      table.one("conversationSid = ? and identity = ?", conversationSid, identity),
    ofConversation: (conversationSid) =>
      table.many("conversationSid = ? order by id", conversationSid),
    list: (conversationSid, page) => table.page("conversationSid = ?", [conversationSid], page),
    findByPair: (address, proxyAddress) =>
      table.one(`address = ? and proxyAddress = ? and ${openConversation}`, address, proxyAddress),
    groupsOfPhone: (address) =>
      table
        .many(`address = ? and proxyAddress is null and ${openConversation} order by id`, address)
        .map(({ conversationSid }) => conversationSid),
    ofIdentity: (serviceSid, identity) =>
      table.many("serviceSid = ? and identity = ? order by id", serviceSid, identity),
    listOfIdentity: (serviceSid, identity, page) =>
      table.page("serviceSid = ? and identity = ?", [serviceSid, identity], page),
    listOfAddress: (serviceSid, address, page) =>
      table.page("serviceSid = ? and address = ?", [serviceSid, address], page),
    countOpenOfIdentity(serviceSid, identity) {
      const sql = `select count(*) as n from participants where serviceSid = ? and identity = ? and ${openConversation}`;
      return Number(database.get(sql, serviceSid, identity)?.["n"] ?? 0);
    },
    changedSince: (conversationSid, eventId) =>
      table.many("conversationSid = ? and eventId > ? order by eventId", conversationSid, eventId),
    membershipsChangedSince: (serviceSid, identity, eventId) =>
      table.many(
        "serviceSid = ? and identity = ? and membershipEventId > ? order by membershipEventId",
        serviceSid,
        identity,
        eventId,
      ),
    membershipsRange(serviceSid, identity, { order, from, limit }) {
      // Every sid begins with CH: a blank stands before all of them, a tilde behind.
      const start = from ?? (order === "asc" ? " " : "~");
      const condition =
        order === "asc"
          ? "serviceSid = ? and identity = ? and conversationSid >= ? order by conversationSid asc limit ?"
          : "serviceSid = ? and identity = ? and conversationSid <= ? order by conversationSid desc limit ?";
      return table.many(condition, serviceSid, identity, start, limit);
    },
  };
}
