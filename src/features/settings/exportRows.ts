import type { Message } from "../../domain/entities.ts";
import { authorPerson, type PeopleFacts, personLabel } from "../../domain/person.ts";

export const exportFormats = ["text", "csv", "json"] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** Message as it is written out; times in ISO 8601. */
interface ExportRow {
  index: number;
  date: string;
  author: string;
  address: string | null;
  text: string;
  files: readonly string[];
}

/** The whole file in one of the formats. */
export function exportFile(
  format: ExportFormat,
  title: string,
  messages: readonly Message[],
  facts: PeopleFacts,
): string {
  const rows = messages.map((message) => toRow(message, facts));
  switch (format) {
    case "json":
      return `${JSON.stringify({ title, messages: rows }, null, 2)}\n`;
    case "csv":
      return toCsv(rows);
    case "text":
      return `${title}\n\n${rows.map(toLine).join("\n")}\n`;
  }
}

function toRow(message: Message, facts: PeopleFacts): ExportRow {
  const person = authorPerson(message, facts);
  return {
    index: message.index,
    date: new Date(message.dateCreated).toISOString(),
    author: personLabel(person),
    address: person.kind === "phone" ? person.address : null,
    text: message.body ?? "",
    files: message.media.map(({ filename, sid }) => filename ?? sid),
  };
}

function toLine({ date, author, text, files }: ExportRow): string {
  const parts = [text, ...files.map((file) => `[${file}]`)].filter((part) => part !== "");
  return `${date} ${author}: ${parts.join(" ")}`;
}

function toCsv(rows: readonly ExportRow[]): string {
  const lines = rows.map(({ index, date, author, address, text, files }) =>
    [String(index), date, author, address ?? "", text, files.join("; ")].map(toCell).join(","),
  );
  return `${["index,date,author,address,text,files", ...lines].join("\r\n")}\r\n`;
}

/** A spreadsheet takes a cell with one of these in front for a formula, and texts are anybody's (OWASP, CSV injection). */
function toCell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
