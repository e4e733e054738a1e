import type { ErrorCode } from "./errors.ts";
import { ApiError } from "./errors.ts";
import { storableText } from "./storableText.ts";

export function utf8Length(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** Attributes are any JSON, kept as the text that was posted (LIM2). Throws 50303, 50304. */
export function checkAttributes(posted: string, maxBytes: number): string {
  const text = storableText(posted);
  // An empty parameter is how the helper posts "no attributes".
  if (text === "") return "{}";
  if (utf8Length(text) > maxBytes) {
    throw new ApiError(50303, `Attributes too long, at most ${maxBytes} bytes`);
  }
  try {
    JSON.parse(text);
  } catch {
    throw new ApiError(50304, "Attributes not valid: not JSON");
  }
  return text;
}

/** A posted text; refused with the given code when it is over `max` characters. */
export function checkLength(posted: string, max: number, code: ErrorCode, message: string): string {
  const text = storableText(posted);
  if (text.length > max) throw new ApiError(code, message);
  return text;
}
