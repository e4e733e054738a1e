import { Readable } from "node:stream";
import * as v from "valibot";
import type { ConversationSid, MediaSid } from "../src/domain/sids.ts";
import { isSid } from "../src/domain/sids.ts";
import type { Account } from "./account.ts";
import type { MediaFiles } from "./media/mediaFiles.ts";
import { maxMediaBytes } from "./media/mediaStore.ts";
import type { TombstoneRow } from "./store/rows.ts";
import { CopyError, type CopiedRow } from "./store/stateCopy.ts";
import type { Store } from "./store/store.ts";

/*
 * The whole state as one file: a line of JSON for each thing.
 *
 *   {"format":"conversations-emulator","schema":5,"account":{…},"clockOffsetMs":0}
 *   {"table":"conversations","row":{…}}          one for each row
 *   {"media":"ME…","data":"<base64>"}            one for each file
 *
 * Secrets stay behind: an importing emulator keeps its own account, and the sids of the other are put in its terms.
 */

const format = "conversations-emulator";

const headerSchema = v.object({
  format: v.literal(format, "is not an export of this emulator"),
  schema: v.number(),
  account: v.object({
    accountSid: v.string(),
    serviceSid: v.string(),
    messagingServiceSid: v.string(),
  }),
  clockOffsetMs: v.pipe(v.number(), v.minValue(0)),
});

const lineSchema = v.union([
  v.object({
    table: v.string(),
    row: v.record(v.string(), v.union([v.string(), v.number(), v.null()])),
  }),
  v.object({ media: v.custom<MediaSid>(isMediaSid), data: v.string() }),
]);

function isMediaSid(input: unknown): boolean {
  return typeof input === "string" && isSid("ME", input);
}

/** A file that is none, or that does not fit. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
}

export interface StateFileParts {
  store: Store;
  account: Account;
  files: MediaFiles;
}

/** The lines of the file, each with its line end. */
export async function* exportState(
  { store, account, files }: StateFileParts,
  clockOffsetMs: number,
): AsyncGenerator<string> {
  const { accountSid, serviceSid, messagingServiceSid } = account;
  const header: v.InferOutput<typeof headerSchema> = {
    format,
    schema: store.copy.schemaVersion(),
    account: { accountSid, serviceSid, messagingServiceSid },
    clockOffsetMs,
  };
  yield line(header);
  const media: MediaSid[] = [];
  for (const copied of store.copy.read()) {
    const sid = copied.table === "media" ? copied.row["sid"] : null;
    // A filled template lies in its row.
    if (typeof sid === "string" && isSid("ME", sid) && copied.row["inline"] === null) {
      media.push(sid);
    }
    yield line(copied);
  }
  for (const sid of media) {
    const data = await readAll(files.read(sid)).catch(() => undefined);
    if (data !== undefined) yield line({ media: sid, data: data.toString("base64") });
  }
}

export interface StateFile {
  header: v.InferOutput<typeof headerSchema>;
  rows: CopiedRow[];
  media: { sid: MediaSid; data: Buffer }[];
}

/** Reads the file; throws StateFileError that names the line. */
export function parseStateFile(text: string): StateFile {
  const lines = text.split("\n").filter((each) => each.trim() !== "");
  const [first = "", ...rest] = lines;
  const header = read(headerSchema, first, 1);
  const file: StateFile = { header, rows: [], media: [] };
  for (const [at, each] of rest.entries()) {
    const parsed = read(lineSchema, each, at + 2);
    if ("table" in parsed) file.rows.push(parsed);
    else file.media.push({ sid: parsed.media, data: Buffer.from(parsed.data, "base64") });
  }
  return file;
}

/** Whether it could be put in place here; throws StateFileError. */
export function checkStateFile({ copy }: Store, { header }: Pick<StateFile, "header">): void {
  if (header.schema === copy.schemaVersion()) return;
  throw new StateFileError(
    `The file is of version ${header.schema}, this emulator of ${copy.schemaVersion()}`,
  );
}

/**
 * Puts the file in the place of everything; or throws StateFileError, and nothing has changed. Event ids go on from
 * where they are, so that clients of before never see an old one again.
 */
export async function importState(
  { store, account, files }: StateFileParts,
  { header, rows, media }: StateFile,
): Promise<void> {
  checkStateFile(store, { header });
  const own = [account.accountSid, account.serviceSid, account.messagingServiceSid] as const;
  const others = [
    header.account.accountSid,
    header.account.serviceSid,
    header.account.messagingServiceSid,
  ] as const;
  const inOwnTerms = (text: string) =>
    others.reduce((changed, sid, at) => changed.replaceAll(sid, own[at] ?? sid), text);
  const offset = store.eventIds.current();
  try {
    store.transaction(() => {
      const before = readThreads(store);
      store.clear();
      for (const { table, row } of rows) {
        store.copy.write({ table, row: moveRow(row, offset, inOwnTerms) });
      }
      store.eventIds.skipTo(offset + highestEventId(rows));
      buryMissing(store, before);
    });
  } catch (error) {
    if (error instanceof CopyError) throw new StateFileError(error.message);
    throw error;
  }
  store.invalidate();
  await files.clear();
  for (const { sid, data } of media) await files.write(sid, Readable.from([data]), maxMediaBytes);
}

/** What clients may hold of the conversations that there are. */
function readThreads(store: Store) {
  const conversations = store.copy.newest("conversations", store.copy.count("conversations"));
  const pageSize = store.copy.count("messages");
  return conversations.map(({ sid }) => {
    // Written by the conversations' own table.
    const conversationSid = sid as ConversationSid;
    return {
      conversationSid,
      messages: store.messages.list(conversationSid, { pageSize }).items,
      participants: store.participants.ofConversation(conversationSid),
    };
  });
}

/** Clients that come back ask for what has changed since they left; what is not there any more must be told too. */
function buryMissing(store: Store, before: ReturnType<typeof readThreads>): void {
  const bury = (tombstone: Omit<TombstoneRow, "eventId" | "lastValue">, value: object) =>
    store.tombstones.put({
      ...tombstone,
      eventId: store.eventIds.next(),
      lastValue: JSON.stringify(value),
    });
  for (const { conversationSid: owner, messages, participants } of before) {
    for (const message of messages) {
      const { index, serviceSid } = message;
      if (store.messages.getByIndex(owner, index) !== undefined) continue;
      bury({ kind: "message", owner, serviceSid, key: String(index) }, message);
    }
    for (const participant of participants) {
      const { sid, identity, serviceSid } = participant;
      if (store.participants.get(sid) !== undefined) continue;
      bury({ kind: "participant", owner, serviceSid, key: sid }, participant);
      if (identity === null || store.participants.getByIdentity(owner, identity) !== undefined) {
        continue;
      }
      bury({ kind: "membership", owner: identity, serviceSid, key: owner }, participant);
    }
  }
}

function isEventId(column: string): boolean {
  return /eventId$/i.test(column);
}

function moveRow(
  row: CopiedRow["row"],
  offset: number,
  inOwnTerms: (text: string) => string,
): CopiedRow["row"] {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === "string") return [name, inOwnTerms(value)];
      return [name, value !== null && isEventId(name) ? value + offset : value];
    }),
  );
}

function highestEventId(rows: readonly CopiedRow[]): number {
  let highest = 0;
  for (const { row } of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (isEventId(name)) highest = Math.max(highest, Number(value));
    }
  }
  return highest;
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  number: number,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const at = v.getDotPath(issue);
  throw new StateFileError(
    `Line ${number}${at === null ? "" : `, ${at}`}: ${issue.message.slice(0, 200)}`,
  );
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const part of stream) chunks.push(Buffer.from(part));
  return Buffer.concat(chunks);
}

/** For people and tests: how many rows each table has, and the newest of them. */
export function stateOf({ copy }: Store, limit: number): { counts: object; tables: object } {
  const each = (read: (table: string) => unknown) =>
    Object.fromEntries(copy.tables.map((table) => [table, read(table)]));
  return {
    counts: each((table) => copy.count(table)),
    tables: each((table) => copy.newest(table, limit)),
  };
}
