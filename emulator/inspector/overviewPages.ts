import { parseAddress } from "../../src/domain/address.ts";
import type { ContentRow } from "../store/rows.ts";
import type { WebhookCall } from "../webhooks/webhookCalls.ts";
import { conversationList, messageTable } from "./conversationPages.ts";
import { html, type Html } from "./html.ts";
import type { InspectorContext } from "./inspectorContext.ts";
import { facts, json, link, section, state, table, time } from "./parts.ts";
import { numberList, phoneList, userList } from "./peoplePages.ts";

const shown = 50;

export function overview(context: InspectorContext): Html[] {
  const { account, version, clock, service, store, faults } = context;
  const moved = clock.offsetMs();
  return [
    facts([
      ["Version", version],
      ["Account", account.accountSid],
      ["Default service", link(account.serviceSid)],
      ["Messaging service", link(account.messagingServiceSid)],
      ["Time", html`${time(clock.now())}${moved === 0 ? "" : ` (moved by ${moved / 1000} s)`}`],
      ["SDK connections", context.connectionCount()],
      ["Faults", faults.list().length === 0 ? "none" : json(faults.list())],
      [
        "Rows",
        store.copy.tables
          .map((name) => [name, store.copy.count(name)] as const)
          .filter(([, count]) => count > 0)
          .map(([name, count]) => `${name} ${count}`)
          .join(", "),
      ],
      [
        "As a file",
        html`<a href="/_emulator/export">Export</a>, <a href="/_emulator/state">state as JSON</a>`,
      ],
    ]),
    section("Numbers", numberList(context)),
    section("Phones", phoneList(context)),
    section("Newest conversations", conversationList(context, store.search.conversations("", 20))),
    section(
      "Services",
      table(
        ["Service", "Name"],
        service.services
          .list({ pageSize: shown })
          .items.map((row) => [link(row.sid), row.friendlyName]),
      ),
    ),
    section(
      "Messaging services",
      table(
        ["Messaging service", "Name", "Makes conversations"],
        service.messagingServices
          .list({ pageSize: shown })
          .items.map((row) => [link(row.sid), row.friendlyName, row.autocreates ? "yes" : "no"]),
      ),
    ),
  ];
}

/** What contains the words, of each kind. */
export function searchPage(context: InspectorContext, query: string): Html[] {
  const { store, service } = context;
  const address = parseAddress(query);
  const words = query.toLowerCase();
  const phones = store.phones
    .all()
    .filter((phone) => phone.label.toLowerCase().includes(words) || phone.address.includes(query));
  const numbers = service.numbers
    .all()
    .filter((number) => number.address.includes(query) || number.friendlyName.includes(query));
  const messages = store.search
    .messages(query, shown)
    .flatMap((sid) => store.messages.get(sid) ?? []);
  return [
    section(
      "Numbers and phones",
      table(
        ["Address", "Name"],
        [
          ...(address === undefined ? [] : [[link(address), "this address"]]),
          ...numbers.map((number) => [link(number.address), number.friendlyName]),
          ...phones.map((phone) => [link(phone.address), phone.label]),
        ],
      ),
    ),
    section("Users", userList(context, store.search.users(query, shown))),
    section("Conversations", conversationList(context, store.search.conversations(query, shown))),
    section("Messages", messageTable(context, messages)),
  ];
}

export function templateTable(rows: readonly ContentRow[]): Html {
  return table(
    ["Template", "Name", "Language", "Kinds", "WhatsApp", "Words"],
    rows.map((row) => [
      link(row.sid),
      row.friendlyName,
      row.language,
      Object.keys(row.types).join(", "),
      state(row.approval?.status ?? "unsubmitted"),
      wordsOf(row),
    ]),
  );
}

function wordsOf({ types }: ContentRow): string {
  const words = types["twilio/text"]?.["body"];
  return typeof words === "string" ? words : "";
}

export function webhookTable(calls: readonly WebhookCall[]): Html {
  return table(
    ["No.", "Time", "Event", "Level", "Called", "Answer", "ms", "Parameters"],
    calls
      .toReversed()
      .slice(0, 200)
      .map((call) => [
        call.number,
        time(call.startedAt),
        call.event,
        call.level,
        `${call.method} ${call.url}`,
        call.problem === null
          ? html`${call.status ?? "under way"} <span class="soft">${call.answer ?? ""}</span>`
          : html`<span class="state bad">${call.problem}</span>`,
        call.durationMs,
        html`<details>
          <summary>${Object.keys(call.parameters).length}</summary>
          ${linkedParameters(call.parameters)}
        </details>`,
      ]),
  );
}

const sidPattern = /^(CH|IM|MB|US|IS)[0-9a-f]{32}$/;

function linkedParameters(parameters: Readonly<Record<string, string>>): Html {
  return facts(
    Object.entries(parameters).map(([name, value]) => [
      name,
      sidPattern.test(value) ? link(value) : value,
    ]),
  );
}

export function framesPage(): Html[] {
  return [
    html`<p class="soft">
        Packets of SDK connections while this page is open, the newest on top. → is what a client
        sends.
      </p>
      <p>
        <input id="filter" type="search" placeholder="Show those with …" aria-label="Filter" />
        <label><input id="paused" type="checkbox" /> Pause</label>
      </p>
      <div id="frames" aria-live="off"></div>
      <script src="/_emulator/inspector.js" defer></script>`,
  ];
}
