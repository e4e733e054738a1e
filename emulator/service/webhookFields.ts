import type { WebhookMethod } from "../store/rows.ts";
import { ApiError } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";
import { storableText } from "./storableText.ts";

const maxUrlLength = 512;

/** Reads a posted URL; the empty text takes it away. Throws `code` naming the parameter. */
export function checkWebhookUrl(name: string, posted: string, code: ErrorCode): string | null {
  const text = storableText(posted);
  if (text === "") return null;
  if (text.length > maxUrlLength) {
    throw new ApiError(code, `${name} is too long, at most ${maxUrlLength} characters`);
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    throw new ApiError(code, `${name} is not an http or https URL`);
  }
  return text;
}

/** GET or POST in any case of letters. Throws 50055. */
export function checkWebhookMethod(name: string, text: string): WebhookMethod {
  const word = text.toUpperCase();
  if (word !== "GET" && word !== "POST") {
    throw new ApiError(50055, `${name} is neither GET nor POST`);
  }
  return word;
}

/** Known names, each once; the empty text is none. Throws 50365. */
export function checkFilters(
  name: string,
  posted: readonly string[],
  known: readonly string[],
): readonly string[] {
  const filters = posted.filter((filter) => filter !== "");
  const unknown = filters.find((filter) => !known.includes(filter));
  if (unknown !== undefined) {
    throw new ApiError(50365, `${name}: ${unknown.slice(0, 64)} is no event that can be asked for`);
  }
  return [...new Set(filters)];
}
