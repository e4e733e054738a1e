import { type Address, channelOf } from "../../src/domain/address.ts";
import type { LogEntry } from "../service/messagingLog.ts";
import type {
  MessagingServiceRow,
  ParticipantRow,
  PhoneMessageRow,
  UserRow,
} from "../store/rows.ts";
import { nameOf, participantTable } from "./conversationPages.ts";
import { html, type Html } from "./html.ts";
import type { InspectorContext } from "./inspectorContext.ts";
import { facts, json, jsonText, link, section, state, table, time } from "./parts.ts";

const shown = 100;
const hourMs = 3_600_000;

export function userList(
  { store, service }: InspectorContext,
  sids: readonly UserRow["sid"][],
): Html {
  const rows = sids.flatMap((sid) => store.users.get(sid) ?? []);
  return table(
    ["User", "Name", "Online", "Created", "Service"],
    rows.map((row) => [
      link(row.sid, row.identity),
      row.friendlyName,
      service.users.isOnline(row.serviceSid, row.identity) ? state("on") : "",
      time(row.dateCreated),
      link(row.serviceSid),
    ]),
  );
}

export function userPage({ store, service }: InspectorContext, row: UserRow): Html[] {
  return [
    facts([
      ["Sid", row.sid],
      ["Identity", row.identity],
      ["Name", row.friendlyName],
      ["Online", service.users.isOnline(row.serviceSid, row.identity) ? "yes" : "no"],
      ["Role", link(row.roleSid)],
      ["Service", link(row.serviceSid)],
      ["Created", time(row.dateCreated)],
    ]),
    section(
      "Conversations",
      placeTable(store, store.participants.ofIdentity(row.serviceSid, row.identity)),
    ),
    section("Attributes", jsonText(row.attributes)),
  ];
}

function placeTable(
  store: InspectorContext["store"],
  participants: readonly ParticipantRow[],
): Html {
  return table(
    ["Conversation", "State", "Participant", "Through", "Read up to"],
    participants.map((participant) => {
      const conversation = store.conversations.get(participant.conversationSid);
      return [
        link(participant.conversationSid, conversation && nameOf(conversation)),
        conversation === undefined ? "–" : state(conversation.state),
        link(participant.sid, participant.identity ?? participant.address ?? participant.sid),
        link(participant.proxyAddress ?? participant.projectedAddress),
        participant.lastReadMessageIndex,
      ];
    }),
  );
}

export function phoneList({ store }: InspectorContext): Html {
  return table(
    ["Phone", "Label", "State", "Added"],
    store.phones
      .all()
      .map((phone) => [
        link(phone.address),
        phone.label,
        state(phone.state),
        time(phone.dateCreated),
      ]),
  );
}

export function numberList({ service }: InspectorContext): Html {
  return table(
    ["Number", "Name", "Channel", "Webhook", "Messaging service", "Sid"],
    service.numbers
      .all()
      .map((number) => [
        link(number.address),
        number.friendlyName,
        channelOf(number.address),
        number.smsUrl ?? "–",
        link(number.messagingServiceSid),
        number.sid,
      ]),
  );
}

export function messagingServicePage(
  { store }: InspectorContext,
  row: MessagingServiceRow,
): Html[] {
  const numbers = store.numbers.all().filter(({ messagingServiceSid: sid }) => sid === row.sid);
  return [
    json(row),
    section(
      "Its numbers",
      table(
        ["Number", "Name"],
        numbers.map(({ address, friendlyName }) => [link(address), friendlyName]),
      ),
    ),
    section("Its A2P campaign", json(store.campaigns.of(row.sid) ?? null)),
  ];
}

/** A phone, a Twilio number, or an address that is nobody's yet. */
export function addressPage(context: InspectorContext, address: Address): Html[] {
  const { store, service } = context;
  const phone = store.phones.get(address);
  const number = service.numbers.findByAddress(address);
  const participants = store.search
    .participantsAt(address, shown)
    .flatMap((sid) => store.participants.get(sid) ?? []);
  return [
    facts([
      ["Phone", phone === undefined ? "–" : html`${phone.label} ${state(phone.state)}`],
      ["Twilio number", number === undefined ? "–" : html`${number.friendlyName} (${number.sid})`],
      ["WhatsApp windows", windowsOf(context, address)],
      ["Opted out of", senders(store.optOuts.all(), address)],
    ]),
    section("In conversations", placeTable(store, participants)),
    section("As participants", participantTable(participants)),
    section(
      "On its screen, newest first",
      phoneMessageTable(store.phoneMessages.ofPhone(address).slice(-shown).reverse()),
    ),
  ];
}

function windowsOf({ store, clock }: InspectorContext, address: Address): Html[] | string {
  const windows = store.whatsappWindows.all().filter((window) => window.address === address);
  if (windows.length === 0) return "–";
  return windows.map(({ sender, at }) => {
    const leftMs = at + 24 * hourMs - clock.now();
    const left = leftMs <= 0 ? "closed" : `open for ${(leftMs / hourMs).toFixed(1)} h`;
    return html`${link(sender)} ${left}<br />`;
  });
}

function senders(pairs: readonly { address: Address; sender: string }[], address: Address): string {
  const own = pairs.filter((pair) => pair.address === address).map(({ sender }) => sender);
  return own.length === 0 ? "–" : own.join(", ");
}

function phoneMessageTable(rows: readonly PhoneMessageRow[]): Html {
  return table(
    ["Text", "Time", "", "With", "Words", "Message"],
    rows.map((row) => [
      link(row.sid),
      time(row.dateCreated),
      row.direction === "inbound" ? "got" : "sent",
      link(row.direction === "inbound" ? row.from : row.to),
      row.body ?? html`<span class="soft">${row.media.length} media</span>`,
      link(row.messageSid),
    ]),
  );
}

export function textTable(entries: readonly LogEntry[]): Html {
  return table(
    ["Text", "Time", "", "From", "To", "State", "Segments", "Words", "Message"],
    entries.map((entry) => [
      link(entry.sid),
      time(entry.dateCreated),
      entry.direction,
      link(entry.from),
      link(entry.to),
      state(entry.status, entry.errorCode),
      entry.segments,
      entry.body ?? "",
      link(entry.messageSid),
    ]),
  );
}
