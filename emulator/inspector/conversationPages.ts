import type { ConversationRow, MessageRow, ParticipantRow, ReceiptRow } from "../store/rows.ts";
import { html, type Html } from "./html.ts";
import type { InspectorContext } from "./inspectorContext.ts";
import { facts, json, jsonText, link, section, state, table, time } from "./parts.ts";

const shownMessages = 100;

export function conversationList(
  { store }: InspectorContext,
  sids: readonly ConversationRow["sid"][],
): Html {
  const rows = sids.flatMap((sid) => store.conversations.get(sid) ?? []);
  return table(
    ["Conversation", "Unique name", "State", "People", "Messages", "Last message", "Service"],
    rows.map((row) => [
      link(row.sid, nameOf(row)),
      row.uniqueName ?? "–",
      state(row.state),
      row.participantsCount,
      row.messagesCount,
      time(row.lastMessageDate),
      link(row.serviceSid),
    ]),
  );
}

export function nameOf({ friendlyName, sid }: ConversationRow): string {
  return friendlyName === null || friendlyName === "" ? sid : friendlyName;
}

export function conversationPage(
  context: InspectorContext,
  row: ConversationRow,
  before: number | undefined,
): Html[] {
  const { store, service } = context;
  const messages = store.messages.range(row.sid, {
    order: "desc",
    from: before,
    limit: shownMessages,
  });
  const oldest = messages.at(-1)?.index ?? 0;
  return [
    facts([
      ["Sid", row.sid],
      ["Service", link(row.serviceSid)],
      ["State", state(row.state)],
      ["Unique name", row.uniqueName],
      ["Created", html`${time(row.dateCreated)} by ${row.createdBy}`],
      ["Updated", time(row.dateUpdated)],
      ["Messaging service", row.messagingServiceSid],
      ["Timers", `inactive ${row.inactiveTimer ?? "–"}, closed ${row.closedTimer ?? "–"}`],
    ]),
    section("Participants", participantTable(store.participants.ofConversation(row.sid))),
    section(
      "Messages",
      messageTable(context, messages),
      oldest > 0 ? html`<p><a href="?before=${oldest - 1}">Older messages</a></p>` : "",
    ),
    section("Attributes", jsonText(row.attributes)),
    section("Webhooks", json(service.scopedWebhooks.list(row.sid, { pageSize: 5 }).items)),
  ];
}

export function participantTable(rows: readonly ParticipantRow[]): Html {
  return table(
    ["Participant", "Who", "Through", "Read up to", "Joined", "Role"],
    rows.map((row) => [
      link(row.sid),
      row.identity === null
        ? link(row.address ?? row.projectedAddress)
        : link(`user:${row.identity}`, row.identity),
      link(row.proxyAddress ?? row.projectedAddress),
      row.lastReadMessageIndex,
      time(row.dateCreated),
      link(row.roleSid),
    ]),
  );
}

export function messageTable({ store }: InspectorContext, rows: readonly MessageRow[]): Html {
  return table(
    ["Index", "Time", "Author", "Message", "Legs"],
    rows.map((row) => [
      link(row.sid, String(row.index)),
      time(row.dateCreated),
      row.participantSid === null ? row.author : link(row.participantSid, row.author),
      [
        row.body ?? "",
        ...row.media
          .filter(({ category }) => category === "media")
          .map((item) => html` <span class="soft">[${item.filename ?? item.contentType}]</span>`),
      ],
      store.receipts
        .ofMessage(row.sid)
        .map((leg) => html`${state(leg.status, leg.errorCode)} ${link(leg.to)}<br />`),
    ]),
  );
}

export function messagePage(context: InspectorContext, row: MessageRow): Html[] {
  const { store } = context;
  const conversation = store.conversations.get(row.conversationSid);
  return [
    facts([
      ["Sid", row.sid],
      ["Conversation", link(row.conversationSid, conversation && nameOf(conversation))],
      ["Index", row.index],
      ["Author", row.author],
      ["Participant", link(row.participantSid)],
      ["Created", time(row.dateCreated)],
      ["Updated", html`${time(row.dateUpdated)} by ${row.lastUpdatedBy ?? "nobody"}`],
      ["Template", link(row.contentSid)],
      ["Subject", row.subject],
    ]),
    section("Body", html`<pre>${row.body ?? ""}</pre>`),
    section(
      "Media",
      table(
        ["Medium", "Kind", "Size", "Name"],
        row.media.map((item) => [
          html`<a href="/_emulator/media/${item.sid}">${item.sid}</a>`,
          item.contentType,
          item.size,
          item.filename,
        ]),
      ),
    ),
    section("Legs", legTable(store.receipts.ofMessage(row.sid))),
    section("Summed up", json(row.delivery)),
    section("Attributes", jsonText(row.attributes)),
  ];
}

export function legTable(legs: readonly ReceiptRow[]): Html {
  return table(
    ["Receipt", "To", "From", "State", "Participant", "Text", "Updated"],
    legs.map((leg) => [
      leg.sid,
      link(leg.to),
      link(leg.from),
      state(leg.status, leg.errorCode),
      link(leg.participantSid),
      link(leg.channelMessageSid),
      time(leg.dateUpdated),
    ]),
  );
}

export function participantPage({ store }: InspectorContext, row: ParticipantRow): Html[] {
  const conversation = store.conversations.get(row.conversationSid);
  return [
    facts([
      ["Sid", row.sid],
      ["Conversation", link(row.conversationSid, conversation && nameOf(conversation))],
      ["Identity", row.identity === null ? "–" : link(`user:${row.identity}`, row.identity)],
      ["Address", link(row.address)],
      ["Proxy address", link(row.proxyAddress)],
      ["Projected address", link(row.projectedAddress)],
      ["Role", link(row.roleSid)],
      ["Read up to", row.lastReadMessageIndex],
      ["Read at", time(row.lastReadTimestamp)],
      ["Notifications", row.notificationLevel],
      ["Joined", time(row.dateCreated)],
    ]),
    section("Attributes", jsonText(row.attributes)),
  ];
}
