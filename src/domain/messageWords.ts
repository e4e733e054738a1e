import type { MediaItem } from "./entities.ts";

export type FileKind = "photo" | "video" | "audio" | "contact" | "pdf" | "file";

type FileFacts = Pick<MediaItem, "contentType" | "filename">;

/** The words of a language for what has none of its own. */
export interface LineWords {
  /** `name` is null for several files, and for one that has none. */
  files(kind: FileKind, count: number, name: string | null): string;
  /** A text of nothing but spaces. */
  blank: string;
}

export function fileKind(contentType: string): FileKind {
  const type = contentType.toLowerCase();
  if (type.startsWith("image/")) return "photo";
  if (type.startsWith("video/")) return "video";
  if (type.startsWith("audio/")) return "audio";
  if (/^text\/(x-)?vcard\b/.test(type) || type === "text/directory") return "contact";
  return type.startsWith("application/pdf") ? "pdf" : "file";
}

/** One line that stands for a message: its text, else what it carries; empty when there is neither. */
export function messageWords(
  message: { body: string | null; media: readonly FileFacts[] },
  words: LineWords,
): string {
  const body = message.body ?? "";
  if (body.trim() !== "") return body;
  const files = filesSummary(message.media);
  if (files !== null) return words.files(files.kind, files.count, files.name);
  return body === "" ? "" : words.blank;
}

export interface FilesSummary {
  kind: FileKind;
  count: number;
  name: string | null;
}

/** Files of several kinds are just files; only one alone has a name. */
export function filesSummary(files: readonly FileFacts[]): FilesSummary | null {
  const [first, ...more] = files;
  if (first === undefined) return null;
  const kind = fileKind(first.contentType);
  const isSame = more.every(({ contentType }) => fileKind(contentType) === kind);
  const name = more.length === 0 ? first.filename : null;
  return { kind: isSame ? kind : "file", count: files.length, name };
}
