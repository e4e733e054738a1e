import type { Address } from "../../src/domain/address.ts";
import type { DeliveryStatus } from "../../src/domain/deliveryStatus.ts";
import type { ConversationSid, MessageSid } from "../../src/domain/sids.ts";
import type { Database, SqlValue } from "./database.ts";
import type { Page } from "./page.ts";
import { PageTokenError } from "./pageToken.ts";
import type { MediaReference } from "./rows.ts";

/** One text between Twilio and a phone, whichever way it went. */
export interface LoggedText {
  sid: string;
  /** `reply`: what Twilio answers by itself. */
  direction: "inbound" | "outbound" | "reply";
  from: Address;
  to: Address;
  status: DeliveryStatus | "received";
  errorCode: number | null;
  conversationSid: ConversationSid | null;
  /** Where its words are, for a leg of a conversation's message. */
  messageSid: MessageSid | null;
  body: string | null;
  media: readonly MediaReference[];
  dateCreated: number;
  dateUpdated: number;
}

export interface LogFilter {
  from?: string | undefined;
  to?: string | undefined;
  /** Epoch ms: from the first on, before the second. */
  sentFrom?: number | undefined;
  sentBefore?: number | undefined;
}

export interface MessagingLogTable {
  /** Newest first. The token names where the page before ended. */
  list(
    filter: LogFilter,
    request: { pageSize: number; pageToken?: string | undefined },
  ): Page<LoggedText>;
  get(sid: string): LoggedText | undefined;
}

interface Found {
  id: number;
  source: "leg" | "phone";
  text: LoggedText;
}

const legs =
  `select id, channelMessageSid as sid, 'outbound' as direction, "from", "to", status, errorCode,` +
  " conversationSid, messageSid, null as body, '[]' as media, dateCreated, dateUpdated from receipts";
// What a phone has received as a leg is among the legs; the rest has no message of a conversation behind it.
const phoneTexts =
  "select id, sid, case direction when 'outbound' then 'inbound' else 'reply' end as direction," +
  ` "from", "to", case direction when 'outbound' then 'received' else 'delivered' end as status,` +
  " null as errorCode, conversationSid, messageSid, body, media, dateCreated, dateCreated as dateUpdated" +
  " from phoneMessages where (direction = 'outbound' or messageSid is null)";

/** Reads the log out of the legs and the phones' texts; both are kept in the order of time. */
export function createMessagingLogTable(database: Database): MessagingLogTable {
  const read = (source: Found["source"], sql: string, params: readonly SqlValue[]): Found[] =>
    database
      .all(sql, ...params)
      .map((row) => ({ id: Number(row["id"]), source, text: toText(row) }));

  return {
    list(filter, { pageSize, pageToken }) {
      const place = readToken(pageToken);
      const { sql, params } = conditions(filter);
      const tail = `${sql} order by id desc limit ?`;
      const found = [
        ...read("leg", `${legs} where id < ?${tail}`, [place.leg, ...params, pageSize + 1]),
        ...read("phone", `${phoneTexts} and id < ?${tail}`, [place.phone, ...params, pageSize + 1]),
      ].sort((a, b) => b.text.dateCreated - a.text.dateCreated || b.id - a.id);
      const items = found.slice(0, pageSize);
      const next = { ...place };
      for (const { source, id } of items) next[source] = Math.min(next[source], id);
      return {
        items: items.map(({ text }) => text),
        // The helper goes forward only, and Twilio's own pages back are its business.
        previousToken: null,
        nextToken: found.length > pageSize ? `PL${next.leg}-${next.phone}` : null,
      };
    },
    get(sid) {
      const [found] = [
        ...read("phone", `${phoneTexts} and sid = ?`, [sid]),
        ...read("leg", `${legs} where channelMessageSid = ?`, [sid]),
      ];
      return found?.text;
    },
  };
}

const start = { leg: Number.MAX_SAFE_INTEGER, phone: Number.MAX_SAFE_INTEGER };

function readToken(token: string | undefined): Record<Found["source"], number> {
  if (token === undefined) return start;
  const [, leg, phone] = /^PL(\d{1,16})-(\d{1,16})$/.exec(token) ?? [];
  if (leg === undefined || phone === undefined) throw new PageTokenError();
  return { leg: Number(leg), phone: Number(phone) };
}

function conditions({ from, to, sentFrom, sentBefore }: LogFilter): {
  sql: string;
  params: SqlValue[];
} {
  const all: readonly (readonly [string, SqlValue | undefined])[] = [
    [`"from" = ?`, from],
    [`"to" = ?`, to],
    ["dateCreated >= ?", sentFrom],
    ["dateCreated < ?", sentBefore],
  ];
  const used = all.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  return {
    sql: used.map(({ sql }) => ` and ${sql}`).join(""),
    params: used.map(({ value }) => value),
  };
}

function toText(row: Record<string, unknown>): LoggedText {
  const { id: _id, media, ...rest } = row;
  // The columns are those of LoggedText, in the queries above.
  return { ...rest, media: JSON.parse(String(media)) } as LoggedText;
}
