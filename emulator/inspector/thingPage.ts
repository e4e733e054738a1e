import { parseAddress } from "../../src/domain/address.ts";
import { isSid } from "../../src/domain/sids.ts";
import { ApiError } from "../service/errors.ts";
import {
  conversationList,
  conversationPage,
  messagePage,
  nameOf,
  participantPage,
} from "./conversationPages.ts";
import type { Html } from "./html.ts";
import type { InspectorContext } from "./inspectorContext.ts";
import { facts, json, link, section, state, time } from "./parts.ts";
import { addressPage, messagingServicePage, userList, userPage } from "./peoplePages.ts";

export interface ThingPage {
  title: string;
  content: Html[];
}

const identityPrefix = "user:";
const shown = 100;

/** The page of whatever has this sid, address or identity; undefined when there is nothing. */
export function thingPage(
  context: InspectorContext,
  id: string,
  before: number | undefined,
): ThingPage | undefined {
  const { store } = context;
  if (isSid("CH", id)) {
    const row = store.conversations.get(id);
    return row && { title: nameOf(row), content: conversationPage(context, row, before) };
  }
  if (isSid("IM", id)) {
    const row = store.messages.get(id);
    return row && { title: `Message ${row.index}`, content: messagePage(context, row) };
  }
  if (isSid("MB", id)) {
    const row = store.participants.get(id);
    const title = row?.identity ?? row?.address ?? id;
    return row && { title, content: participantPage(context, row) };
  }
  if (isSid("DY", id)) {
    const leg = store.receipts.get(id);
    return leg && thingPage(context, leg.messageSid, before);
  }
  return personPage(context, id) ?? otherPage(context, id);
}

function personPage(context: InspectorContext, id: string): ThingPage | undefined {
  const { store, account } = context;
  if (isSid("US", id)) {
    const row = store.users.get(id);
    return row && { title: row.identity, content: userPage(context, row) };
  }
  if (id.startsWith(identityPrefix)) {
    const identity = id.slice(identityPrefix.length);
    const own = store.users.getByIdentity(account.serviceSid, identity);
    if (own !== undefined) return { title: identity, content: userPage(context, own) };
    return { title: identity, content: [userList(context, store.search.users(identity, shown))] };
  }
  const address = parseAddress(id);
  return address && { title: address, content: addressPage(context, address) };
}

function otherPage(context: InspectorContext, id: string): ThingPage | undefined {
  const { store, service } = context;
  if (isSid("HX", id)) {
    const row = store.contents.get(id);
    if (row === undefined) return undefined;
    const { approval } = row;
    const content = [
      facts([
        ["Sid", row.sid],
        ["Language", row.language],
        ["WhatsApp", state(approval?.status ?? "unsubmitted")],
        ["Category", approval?.category ?? null],
        ["Rejected for", approval?.rejectionReason ?? null],
        ["Created", time(row.dateCreated)],
      ]),
      section("Kinds", json(row.types)),
      section("Samples", json(row.variables)),
    ];
    return { title: row.friendlyName || id, content };
  }
  if (/^(SM|MM|WA)/.test(id)) {
    const entry = orUndefined(() => service.messagingLog.get(id));
    if (entry === undefined) return undefined;
    const content = [
      facts([
        ["Sid", entry.sid],
        ["Way", entry.direction],
        ["From", link(entry.from)],
        ["To", link(entry.to)],
        ["State", state(entry.status, entry.errorCode)],
        ["Words", entry.body],
        ["Segments", entry.segments],
        ["Time", time(entry.dateCreated)],
        ["Conversation", link(entry.conversationSid)],
        ["Message", link(entry.messageSid)],
      ]),
    ];
    return { title: "Text", content };
  }
  if (isSid("IS", id)) {
    const row = orUndefined(() => service.services.get(id));
    if (row === undefined) return undefined;
    const conversations = service.conversations.list(row.sid, {}, { pageSize: shown }).items;
    const users = service.users.list(row.sid, { pageSize: shown }).items;
    const content = [
      json(row),
      section(
        "Conversations, the first",
        conversationList(
          context,
          conversations.map(({ sid }) => sid),
        ),
      ),
      section(
        "Users, the first",
        userList(
          context,
          users.map(({ sid }) => sid),
        ),
      ),
    ];
    return { title: row.friendlyName, content };
  }
  const messagingService = store.messagingServices.get(id);
  if (messagingService !== undefined) {
    const content = messagingServicePage(context, messagingService);
    return { title: messagingService.friendlyName, content };
  }
  if (isSid("RL", id)) {
    const row = store.roles.get(id);
    return row && { title: row.friendlyName, content: [json(row)] };
  }
  return undefined;
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
